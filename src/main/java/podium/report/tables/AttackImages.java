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
     * What a network says of an image as it is.
     *
     * @param right whether it decides the image rightly
     * @param confidence of its decisions
     */
    public record Before(boolean right, double dice, double confidence) {}

    /**
     * What became of the attack.
     *
     * @param attacked whether there was something to reach with this network
     * @param fooled whether it was reached
     */
    public record After(boolean attacked, boolean fooled, double dice) {
        public After {
            if (fooled && !attacked) {
                throw new IllegalArgumentException("fooled where there was nothing to reach");
            }
        }
    }

    /** One image, attacked within exactly one epsilon, and what one network says of it. */
    public record Row(String id, double epsilon, Before before, After after, Perturbation perturbation) {
        /** By the network that was attacked. */
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

    /** In the rows' order. */
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
