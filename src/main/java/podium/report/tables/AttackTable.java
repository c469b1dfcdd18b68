package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import podium.core.metric.Interval;
import podium.lab.attack.Perturbation;

/** The results of an attack: one row per network and epsilon. */
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
     * @param images the number of images; the share is NaN if it is 0
     */
    public record Share(int images, double value, Interval interval) {}

    /**
     * The mean Dice of every image before and after the attacks.
     *
     * @param interval the interval of the mean after the attacks
     */
    public record DiceChange(double before, double after, Interval interval) {}

    /**
     * The results of the attacks with exactly one epsilon.
     *
     * @param network the network that predicts: the attacked one, or another one that the images were tested on
     * @param epsilon the epsilon in grey levels
     * @param success the share of successful attacks among the images that the network decided correctly before
     * @param ofAll the share of successful attacks among all attacked images
     * @param perturbation the largest difference over all images, and the mean RMS and SSIM over the attacked images;
     *     NaN if there are none
     */
    public record Row(
            String network, double epsilon, Share success, Share ofAll, DiceChange dice, Perturbation perturbation) {}

    public AttackTable {
        rows = List.copyOf(rows);
    }

    /** The table for a terminal. */
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

    /** An epsilon as text, such as {@code 4} or {@code 2.5}. */
    public static String epsilon(double epsilon) {
        return epsilon == Math.rint(epsilon) ? Long.toString((long) epsilon) : Double.toString(epsilon);
    }

    /** Writes all rows in full precision. */
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

    /** The number of images, the share, and the ends of its interval. */
    static List<String> cells(Share share) {
        return List.of(
                Integer.toString(share.images()),
                FigureCsv.cell(share.value()),
                FigureCsv.cell(share.interval().low()),
                FigureCsv.cell(share.interval().high()));
    }
}
