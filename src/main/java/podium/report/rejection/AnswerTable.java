package podium.report.rejection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import podium.core.files.PrettyJson;
import podium.core.files.WriteAside;
import podium.core.yaml.Spelling;
import podium.player.rejection.Rejection;
import podium.player.rejection.RejectionScore;
import podium.report.tables.FigureCsv;
import podium.report.tables.Json;
import podium.report.tables.Numbers;
import podium.report.tables.TextTable;

/**
 * The answer for each image: its classes, or none of these.
 *
 * @param score the score that decides
 * @param threshold the familiarity below which an image is rejected
 */
public record AnswerTable(RejectionScore score, double threshold, List<Row> rows) {
    private static final List<String> HEADER =
            List.of("Id", "answer", "probability", "rejected", "score", "familiarity", "threshold");

    public AnswerTable {
        rows = List.copyOf(rows);
    }

    /** A class that the network predicts, with its probability. */
    public record Answer(String label, double probability) {}

    /**
     * An image.
     *
     * @param classes the classes that the network predicts without rejection, which may be none
     * @param familiarity how familiar the image is
     * @param rejected true if the answer is none of these
     */
    public record Row(String id, List<Answer> classes, double familiarity, boolean rejected) {
        public Row {
            classes = List.copyOf(classes);
        }

        private String answer() {
            return rejected
                    ? Rejection.NONE
                    : classes.stream().map(Answer::label).collect(Collectors.joining(" "));
        }

        private List<String> probabilities() {
            return rejected
                    ? List.of()
                    : classes.stream()
                            .map(answer -> Numbers.share(answer.probability()))
                            .toList();
        }
    }

    /** Returns the Ids of the rejected images. */
    public Set<String> rejected() {
        return rows.stream().filter(Row::rejected).map(Row::id).collect(Collectors.toUnmodifiableSet());
    }

    /** The table for a terminal, and a sentence with the number of rejected images. */
    public String text() {
        TextTable table = new TextTable()
                .left("image")
                .left("answer")
                .right("probability")
                .right("familiarity");
        for (Row row : rows) {
            table.row(
                    row.id(),
                    row.classes().isEmpty() && !row.rejected() ? "-" : row.answer(),
                    row.probabilities().isEmpty() ? "-" : String.join(" ", row.probabilities()),
                    Numbers.fourth(row.familiarity()));
        }
        return table + "\n" + sentence() + "\n";
    }

    private String sentence() {
        String bound = Numbers.fourth(threshold) + ".";
        int number = rejected().size();
        return number == 0
                ? "No image is rejected: no familiarity (" + Spelling.of(score) + ") is below " + bound
                : "Answered '" + Rejection.NONE + "': " + number + " of " + rows.size()
                        + (rows.size() == 1 ? " image" : " images") + ", with a familiarity (" + Spelling.of(score)
                        + ") below " + bound;
    }

    /** Writes a row for each image, in full precision. */
    public void writeCsv(Path csv) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            cells.add(List.of(
                    row.id(),
                    row.answer(),
                    row.rejected()
                            ? ""
                            : row.classes().stream()
                                    .map(answer -> FigureCsv.cell(answer.probability()))
                                    .collect(Collectors.joining(" ")),
                    row.rejected() ? "1" : "0",
                    Spelling.of(score),
                    FigureCsv.cell(row.familiarity()),
                    FigureCsv.cell(threshold)));
        }
        FigureCsv.write(csv, HEADER, cells);
    }

    /** Writes the same as JSON, with the classes that the network would predict without rejection. */
    public void writeJson(Path json) throws IOException {
        WriteAside.text(json, json());
    }

    /** The table as JSON with numbers in full precision. */
    public String json() {
        ObjectNode root = Json.NODES.objectNode();
        root.put("score", Spelling.of(score));
        root.set("threshold", Json.number(threshold));
        ArrayNode images = root.putArray("images");
        for (Row row : rows) {
            ObjectNode image = images.addObject();
            image.put("id", row.id());
            image.put("answer", row.answer());
            image.put("rejected", row.rejected());
            image.set("familiarity", Json.number(row.familiarity()));
            ArrayNode classes = image.putArray("withoutRejection");
            row.classes()
                    .forEach(answer ->
                            classes.addObject().put("class", answer.label()).put("probability", answer.probability()));
        }
        return PrettyJson.text(root);
    }
}
