package podium.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import podium.metric.Interval;

/** What attacks within growing bounds do: a row a bound. */
public record AttackTable(List<Row> rows) {
    private static final List<String> HEADER = List.of(
            "network",
            "epsilon",
            "images",
            "success",
            "success_low",
            "success_high",
            "dice_before",
            "dice_after",
            "dice_after_low",
            "dice_after_high",
            "linf",
            "rms",
            "ssim");

    /**
     * One bound.
     *
     * @param network whose answers these are: that which was attacked, or one that the images were tried on
     * @param epsilon in grey levels
     * @param counted images on which the attack had something to reach
     * @param success of these, the share on which it did
     * @param linf the largest difference of all
     * @param rms mean over images
     * @param ssim mean over images
     */
    public record Row(
            String network,
            double epsilon,
            int counted,
            double success,
            Interval successInterval,
            double diceBefore,
            double diceAfter,
            Interval diceInterval,
            int linf,
            double rms,
            double ssim) {}

    public AttackTable {
        rows = List.copyOf(rows);
    }

    /** For a terminal. */
    public String text() {
        TextTable table = new TextTable()
                .left("network")
                .right("epsilon")
                .right("images")
                .right("success")
                .left("95% interval")
                .right("Dice before")
                .right("after")
                .left("95% interval")
                .right("Linf")
                .right("RMS")
                .right("SSIM");
        for (Row row : rows) {
            table.row(
                    row.network(),
                    epsilon(row.epsilon()),
                    Integer.toString(row.counted()),
                    Numbers.share(row.success()),
                    Numbers.interval(row.successInterval()),
                    Numbers.score(row.diceBefore()),
                    Numbers.score(row.diceAfter()),
                    Numbers.interval(row.diceInterval()),
                    Integer.toString(row.linf()),
                    Numbers.hundredth(row.rms()),
                    Numbers.share(row.ssim()));
        }
        return table.toString();
    }

    /** {@code 4} or {@code 2.5}. */
    public static String epsilon(double epsilon) {
        return epsilon == Math.rint(epsilon) ? Long.toString((long) epsilon) : Double.toString(epsilon);
    }

    /** In full precision. */
    public void write(Path csv) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            cells.add(List.of(
                    row.network(),
                    epsilon(row.epsilon()),
                    Integer.toString(row.counted()),
                    FigureCsv.cell(row.success()),
                    FigureCsv.cell(row.successInterval().low()),
                    FigureCsv.cell(row.successInterval().high()),
                    FigureCsv.cell(row.diceBefore()),
                    FigureCsv.cell(row.diceAfter()),
                    FigureCsv.cell(row.diceInterval().low()),
                    FigureCsv.cell(row.diceInterval().high()),
                    Integer.toString(row.linf()),
                    FigureCsv.cell(row.rms()),
                    FigureCsv.cell(row.ssim())));
        }
        FigureCsv.write(csv, HEADER, cells);
    }
}
