package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import podium.core.metric.Interval;
import podium.core.yaml.Spelling;
import podium.lab.attack.Agreement;
import podium.lab.attack.Perturbation;

/**
 * The results of an attack: one row per network and epsilon.
 *
 * @param agreement the figure that compares predictions with the truth
 */
public record AttackTable(Agreement agreement, List<Row> rows) {
    private static final List<String> BEGIN = List.of(
            "network",
            "epsilon",
            "right_images",
            "success",
            "success_low",
            "success_high",
            "all_images",
            "success_of_all",
            "success_of_all_low",
            "success_of_all_high");
    private static final List<String> AGREEMENT = List.of("_before", "_after", "_after_low", "_after_high");
    private static final List<String> END = List.of("linf", "rms", "ssim");

    /**
     * A share of images.
     *
     * @param images the number of images; the share is NaN if it is 0
     */
    public record Share(int images, double value, Interval interval) {}

    /**
     * The mean agreement of every image with the truth before and after the attacks.
     *
     * @param interval the interval of the mean after the attacks
     */
    public record Change(double before, double after, Interval interval) {}

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
            String network, double epsilon, Share success, Share ofAll, Change agreement, Perturbation perturbation) {}

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
                .right(agreement.title() + " before")
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
                    Numbers.score(row.agreement().before()),
                    Numbers.score(row.agreement().after()),
                    Numbers.interval(row.agreement().interval()),
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
                    FigureCsv.cell(row.agreement().before()),
                    FigureCsv.cell(row.agreement().after()),
                    FigureCsv.cell(row.agreement().interval().low()),
                    FigureCsv.cell(row.agreement().interval().high()),
                    Integer.toString(row.perturbation().linf()),
                    FigureCsv.cell(row.perturbation().rms()),
                    FigureCsv.cell(row.perturbation().ssim())));
            cells.add(line);
        }
        List<String> header = new ArrayList<>(BEGIN);
        AGREEMENT.forEach(when -> header.add(Spelling.of(agreement) + when));
        header.addAll(END);
        FigureCsv.write(csv, header, cells);
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
