package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import podium.lab.attack.AttackResult;
import podium.lab.attack.Perturbation;

/** What became of each image that was attacked: a row per image and epsilon. */
public record AttackImages(List<Row> rows) {
    private static final List<String> HEADER = List.of(
            "Id",
            "epsilon",
            "right",
            "attacked",
            "fooled",
            "dice_before",
            "dice_after",
            "linf",
            "rms",
            "ssim",
            "confidence");

    /**
     * One image, attacked within exactly one epsilon, and what one network says of it.
     *
     * @param right whether the network decided the image rightly before
     * @param attacked whether there was something to reach with this network
     * @param fooled whether it was reached
     * @param confidence of the network before
     */
    public record Row(
            String id,
            double epsilon,
            boolean right,
            boolean attacked,
            boolean fooled,
            double diceBefore,
            double diceAfter,
            Perturbation perturbation,
            double confidence) {
        /** By the network that was attacked. */
        public static Row of(String id, AttackResult found) {
            return new Row(
                    id,
                    found.epsilon(),
                    found.before().right(),
                    found.attacked(),
                    found.fooled(),
                    found.before().dice(),
                    found.after().dice(),
                    found.perturbation(),
                    found.before().confidence());
        }
    }

    public AttackImages {
        rows = List.copyOf(rows);
    }

    /** In the rows' order. */
    public void write(Path csv) throws IOException {
        FigureCsv.write(csv, HEADER, rows.stream().map(AttackImages::cells).toList());
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.id(),
                AttackTable.epsilon(row.epsilon()),
                Boolean.toString(row.right()),
                Boolean.toString(row.attacked()),
                Boolean.toString(row.fooled()),
                Double.toString(row.diceBefore()),
                Double.toString(row.diceAfter()),
                Integer.toString(row.perturbation().linf()),
                Double.toString(row.perturbation().rms()),
                Double.toString(row.perturbation().ssim()),
                Double.toString(row.confidence()));
    }
}
