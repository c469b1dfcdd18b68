package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import podium.core.yaml.Spelling;
import podium.lab.attack.Agreement;
import podium.lab.attack.AttackResult;
import podium.lab.attack.Perturbation;

/**
 * The results of an attack image by image: one row per image and epsilon.
 *
 * @param agreement the figure that compares predictions with the truth
 */
public record AttackImages(Agreement agreement, List<Row> rows) {
    /**
     * The prediction for an image before the attack.
     *
     * @param right true if the prediction is right
     * @param confidence the confidence of the prediction
     */
    public record Before(boolean right, double agreement, double confidence) {}

    /**
     * The result after the attack.
     *
     * @param attacked false if the image met the target before the attack
     * @param fooled true if the attack succeeded
     */
    public record After(boolean attacked, boolean fooled, double agreement) {
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
        FigureCsv.write(csv, header(), rows.stream().map(AttackImages::cells).toList());
    }

    private List<String> header() {
        String figure = Spelling.of(agreement);
        return List.of(
                "Id",
                "epsilon",
                "right",
                "attacked",
                "fooled",
                figure + "_before",
                figure + "_after",
                "linf",
                "rms",
                "ssim",
                "confidence");
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.id(),
                AttackTable.epsilon(row.epsilon()),
                Boolean.toString(row.before().right()),
                Boolean.toString(row.after().attacked()),
                Boolean.toString(row.after().fooled()),
                Double.toString(row.before().agreement()),
                Double.toString(row.after().agreement()),
                Integer.toString(row.perturbation().linf()),
                Double.toString(row.perturbation().rms()),
                Double.toString(row.perturbation().ssim()),
                Double.toString(row.before().confidence()));
    }
}
