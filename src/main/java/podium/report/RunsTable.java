package podium.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import podium.run.PrettyJson;
import podium.training.ClassificationFigures;

/** The runs of a competition, the best on valid first; those without figures on valid last. */
public record RunsTable(List<Row> rows) {
    /**
     * A run.
     *
     * @param id the folder's name
     * @param recipe by name
     * @param architecture by name
     * @param valid of the epoch that the model is of; null where no images were kept apart
     * @param epochs that were trained
     * @param fitSeconds that they took
     */
    public record Row(
            String id,
            String recipe,
            String architecture,
            @Nullable ClassificationFigures valid,
            int epochs,
            double fitSeconds) {
        private double averagePrecision() {
            return valid == null ? Double.NaN : valid.ranking().averagePrecision();
        }
    }

    public RunsTable {
        rows = rows.stream()
                .sorted(Comparator.comparingDouble((Row row) -> -row.averagePrecision())
                        .thenComparing(Row::id))
                .toList();
    }

    /** A line a run; the figures are those on valid. */
    public String text() {
        TextTable table = new TextTable()
                .left("run")
                .left("recipe")
                .left("architecture")
                .right("averagePrecision")
                .right("ap11")
                .right("apAuc")
                .right("F1 samples")
                .right("Dice")
                .right("epochs")
                .right("fit time");
        for (Row row : rows) {
            ClassificationFigures valid = row.valid();
            table.row(
                    row.id(),
                    row.recipe(),
                    row.architecture(),
                    Numbers.share(row.averagePrecision()),
                    Numbers.share(valid == null ? Double.NaN : valid.ranking().ap11()),
                    Numbers.share(valid == null ? Double.NaN : valid.ranking().apAuc()),
                    Numbers.share(valid == null ? Double.NaN : valid.f1Samples()),
                    Numbers.share(valid == null ? Double.NaN : valid.dice()),
                    Integer.toString(row.epochs()),
                    duration(row.fitSeconds()));
        }
        return table.toString();
    }

    /** {@code 41 s}, {@code 12 min 05 s} or {@code 1 h 02 min}. */
    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
    }

    /** {@code {"runs": [{"run": .., "recipe": .., "architecture": .., "valid": {..}, "epochs": .., "fitSeconds": ..}]}}. */
    public String json() {
        ObjectNode root = Json.NODES.objectNode();
        ArrayNode runs = root.putArray("runs");
        for (Row row : rows) {
            ObjectNode node = runs.addObject();
            node.put("run", row.id());
            node.put("recipe", row.recipe());
            node.put("architecture", row.architecture());
            node.set("valid", row.valid() == null ? Json.NODES.nullNode() : figures(row.valid()));
            node.put("epochs", row.epochs());
            node.set("fitSeconds", Json.number(row.fitSeconds()));
        }
        return PrettyJson.text(root);
    }

    private static ObjectNode figures(ClassificationFigures valid) {
        ObjectNode node = Json.NODES.objectNode();
        node.set("averagePrecision", Json.number(valid.ranking().averagePrecision()));
        node.set("ap11", Json.number(valid.ranking().ap11()));
        node.set("apAuc", Json.number(valid.ranking().apAuc()));
        node.set("f1Micro", Json.number(valid.f1Micro()));
        node.set("f1Macro", Json.number(valid.f1Macro()));
        node.set("f1Samples", Json.number(valid.f1Samples()));
        node.set("dice", Json.number(valid.dice()));
        node.set("hammingLoss", Json.number(valid.hammingLoss()));
        node.set("subsetAccuracy", Json.number(valid.subsetAccuracy()));
        node.set("binaryAccuracy", Json.number(valid.binaryAccuracy()));
        node.set("categoricalAccuracy", Json.number(valid.categoricalAccuracy()));
        return node;
    }
}
