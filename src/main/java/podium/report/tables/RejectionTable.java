package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import podium.player.strategy.classes.RejectionStanding;
import podium.player.strategy.classes.RejectionStanding.Figure;

/** What it costs and gains to reject the most uncertain images. */
public record RejectionTable(List<RejectionStanding> rows) {
    private static final List<String> HEADER = List.of(
            "strategy",
            "calibration",
            "accuracy",
            "low",
            "high",
            "kept",
            "kept_low",
            "kept_high",
            "accuracy_of_kept",
            "accuracy_of_kept_low",
            "accuracy_of_kept_high");

    public RejectionTable {
        rows = List.copyOf(rows);
    }

    /** The columns of {@link #cells}. */
    public List<String> header() {
        return List.of(
                "strategy",
                "calibration",
                "accuracy of all",
                "95% interval",
                "kept",
                "95% interval",
                "accuracy of kept",
                "95% interval");
    }

    /** One row per strategy, formatted for people. */
    public List<List<String>> cells() {
        List<List<String>> cells = new ArrayList<>();
        for (RejectionStanding row : rows) {
            List<String> line = new ArrayList<>(List.of(row.strategy(), row.calibration()));
            for (Figure figure : figures(row)) {
                line.add(Numbers.fourth(figure.value()));
                line.add(Numbers.interval(figure.interval()));
            }
            cells.add(line);
        }
        return cells;
    }

    private static List<Figure> figures(RejectionStanding row) {
        return List.of(row.all(), row.kept(), row.right());
    }

    /** The table for a terminal. */
    public String text() {
        TextTable table = new TextTable()
                .left("strategy")
                .left("calibration")
                .right("accuracy of all")
                .left("95% interval")
                .right("kept")
                .left("95% interval")
                .right("accuracy of kept")
                .left("95% interval");
        cells().forEach(table::row);
        return table.toString();
    }

    /** Reads a file that {@link #write} wrote. */
    public static RejectionTable read(Path csv) throws IOException {
        return new RejectionTable(FigureCsv.read(csv, HEADER).stream()
                .map(cells -> new RejectionStanding(
                        cells.get(0), cells.get(1), figure(cells, 2), figure(cells, 5), figure(cells, 8)))
                .toList());
    }

    private static Figure figure(List<String> cells, int from) {
        return new Figure(FigureCsv.value(cells.get(from)), FigureCsv.interval(cells, from + 1));
    }

    /** Writes all rows in full precision. */
    public void write(Path csv) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (RejectionStanding row : rows) {
            List<String> line = new ArrayList<>(List.of(row.strategy(), row.calibration()));
            for (Figure figure : figures(row)) {
                line.add(FigureCsv.cell(figure.value()));
                line.add(FigureCsv.cell(figure.interval().low()));
                line.add(FigureCsv.cell(figure.interval().high()));
            }
            lines.add(line);
        }
        FigureCsv.write(csv, HEADER, lines);
    }
}
