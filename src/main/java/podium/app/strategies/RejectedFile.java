package podium.app.strategies;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import podium.report.tables.FigureCsv;

/**
 * The file rejected.csv: the test images whose likeliest class is too uncertain, with that class and its probability.
 * The submission has the same class for them, since it needs one for every image.
 *
 * @param path the file
 */
record RejectedFile(Path path) {
    private static final List<String> HEADER = List.of("Id", "class", "probability");

    /** A rejected image. */
    record Row(String id, String label, double probability) {}

    void write(List<Row> rows) throws IOException {
        FigureCsv.write(
                path,
                HEADER,
                rows.stream()
                        .map(row -> List.of(row.id(), row.label(), FigureCsv.cell(row.probability())))
                        .toList());
    }
}
