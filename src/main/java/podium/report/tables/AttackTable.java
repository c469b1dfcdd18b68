package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import podium.core.metric.Interval;
import podium.lab.attack.Perturbation;

/** What attacks do: a row per network and epsilon. */
public record AttackTable(List<Row> rows) {
    private static final List<String> HEADER = List.of(
            "network",
            "epsilon",
            "right_images",
            "success",
            "success_low",
            "success_high",
            "all_images",
            "success_of_all",
            "success_of_all_low",
            "success_of_all_high",
            "dice_before",
            "dice_after",
            "dice_after_low",
            "dice_after_high",
            "linf",
            "rms",
            "ssim");

    /**
     * A share of images.
     *
     * @param images of how many; the share is NaN where there are none
     */
    public record Share(int images, double value, Interval interval) {}

    /**
     * What attacks do to the mean Dice of every image.
     *
     * @param interval of the mean after the attacks
     */
    public record DiceChange(double before, double after, Interval interval) {}

    /**
     * What is about one epsilon: the images attacked within exactly that epsilon.
     *
     * @param network whose answers these are: that which was attacked, or one that the images were tried on
     * @param epsilon in grey levels
     * @param success on how many images that the network decided rightly before the attack reached what it wants
     * @param ofAll the same of all images on which there was something to reach
     * @param perturbation the largest difference of all images, the mean RMS and SSIM of those of {@code ofAll}; NaN
     *     without any
     */
    public record Row(
            String network, double epsilon, Share success, Share ofAll, DiceChange dice, Perturbation perturbation) {}

    public AttackTable {
        rows = List.copyOf(rows);
    }

    /** For a terminal. */
    public String text() {
        TextTable table = new TextTable()
                .left("network")
                .right("epsilon")
                .right("right images")
                .right("success")
                .left("95% interval")
                .right("all images")
                .right("success of all")
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
                    Integer.toString(row.success().images()),
                    Numbers.share(row.success().value()),
                    Numbers.interval(row.success().interval()),
                    Integer.toString(row.ofAll().images()),
                    Numbers.share(row.ofAll().value()),
                    Numbers.score(row.dice().before()),
                    Numbers.score(row.dice().after()),
                    Numbers.interval(row.dice().interval()),
                    Integer.toString(row.perturbation().linf()),
                    Numbers.hundredth(row.perturbation().rms()),
                    Numbers.share(row.perturbation().ssim()));
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
            List<String> line = new ArrayList<>(List.of(row.network(), epsilon(row.epsilon())));
            line.addAll(cells(row.success()));
            line.addAll(cells(row.ofAll()));
            line.addAll(List.of(
                    FigureCsv.cell(row.dice().before()),
                    FigureCsv.cell(row.dice().after()),
                    FigureCsv.cell(row.dice().interval().low()),
                    FigureCsv.cell(row.dice().interval().high()),
                    Integer.toString(row.perturbation().linf()),
                    FigureCsv.cell(row.perturbation().rms()),
                    FigureCsv.cell(row.perturbation().ssim())));
            cells.add(line);
        }
        FigureCsv.write(csv, HEADER, cells);
    }

    /** The number of images, the share, and its interval's ends. */
    static List<String> cells(Share share) {
        return List.of(
                Integer.toString(share.images()),
                FigureCsv.cell(share.value()),
                FigureCsv.cell(share.interval().low()),
                FigureCsv.cell(share.interval().high()));
    }
}
