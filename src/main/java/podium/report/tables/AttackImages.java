package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import podium.lab.attack.AttackResult;
import podium.lab.attack.Perturbation;

/** The results of an attack image by image: one row per image and epsilon. */
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
     * The prediction for an image before the attack.
     *
     * @param right true if the prediction is right
     * @param confidence the confidence of the prediction
     */
    public record Before(boolean right, double dice, double confidence) {}

    /**
     * The result after the attack.
     *
     * @param attacked false if the image met the target before the attack
     * @param fooled true if the attack succeeded
     */
    public record After(boolean attacked, boolean fooled, double dice) {
        public After {
            if (fooled && !attacked) {
                throw new IllegalArgumentException("an image that was not attacked cannot be fooled");
            }
        }
    }

    /** One image attacked within exactly one epsilon, with the predictions of one network. */
    public record Row(String id, double epsilon, Before before, After after, Perturbation perturbation) {
        /** The row for the attacked network. */
        public static Row of(String id, AttackResult found) {
            return new Row(
                    id,
                    found.epsilon(),
                    new Before(
                            found.before().right(),
                            found.before().dice(),
                            found.before().confidence()),
                    new After(found.attacked(), found.fooled(), found.after().dice()),
                    found.perturbation());
        }
    }

    public AttackImages {
        rows = List.copyOf(rows);
    }

    /** Writes the rows in their order. */
    public void write(Path csv) throws IOException {
        FigureCsv.write(csv, HEADER, rows.stream().map(AttackImages::cells).toList());
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.id(),
                AttackTable.epsilon(row.epsilon()),
                Boolean.toString(row.before().right()),
                Boolean.toString(row.after().attacked()),
                Boolean.toString(row.after().fooled()),
                Double.toString(row.before().dice()),
                Double.toString(row.after().dice()),
                Integer.toString(row.perturbation().linf()),
                Double.toString(row.perturbation().rms()),
                Double.toString(row.perturbation().ssim()),
                Double.toString(row.before().confidence()));
    }
}
