package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The share of images that are fooled at an epsilon or at a smaller one of the list, as for an attacker who can choose
 * the epsilon. Unlike {@link AttackTable}, it depends on the list, and it never falls as epsilon grows.
 */
public record FooledTable(List<Row> rows) {
    private static final List<String> HEADER = List.of(
            "network",
            "epsilon",
            "right_images",
            "fooled_at_or_below",
            "fooled_at_or_below_low",
            "fooled_at_or_below_high");

    /**
     * One epsilon of the list.
     *
     * @param fooled the share of fooled images among those that the network decided correctly before
     */
    public record Row(String network, double epsilon, AttackTable.Share fooled) {}

    public FooledTable {
        rows = List.copyOf(rows);
    }

    /** The table for a terminal. */
    public String text() {
        TextTable table = new TextTable()
                .left("epsilon or smaller")
                .left("network")
                .right("right images")
                .right("fooled")
                .left("95% interval");
        for (Row row : rows) {
            table.row(
                    AttackTable.epsilon(row.epsilon()),
                    row.network(),
                    Integer.toString(row.fooled().images()),
                    Numbers.share(row.fooled().value()),
                    Numbers.interval(row.fooled().interval()));
        }
        return table.toString();
    }

    /** Writes all rows in full precision. */
    public void write(Path csv) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            List<String> line = new ArrayList<>(List.of(row.network(), AttackTable.epsilon(row.epsilon())));
            line.addAll(AttackTable.cells(row.fooled()));
            cells.add(line);
        }
        FigureCsv.write(csv, HEADER, cells);
    }
}
