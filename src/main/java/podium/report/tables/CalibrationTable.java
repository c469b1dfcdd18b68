package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import podium.core.metric.PairedDifference;
import podium.player.strategy.classes.CalibrationKind;
import podium.player.strategy.classes.CalibrationStanding;

/** A comparison of calibrations with none, by negative log likelihood. */
public record CalibrationTable(List<Row> rows) {
    private static final List<String> HEADER =
            List.of("calibration", "nll", "gain", "gain_low", "gain_high", "verdict", "brier", "calibration_error");
    private static final String NONE = CalibrationKind.NONE.spelling();

    /**
     * The figures of a calibration.
     *
     * @param loss the negative log likelihood, as the mean over images and classes
     * @param gain the loss without calibration minus this loss, with its interval
     * @param brier the Brier score, which is the mean squared difference between probabilities and labels
     * @param error the expected calibration error
     */
    public record Row(String calibration, double loss, PairedDifference gain, double brier, double error) {
        private boolean none() {
            return calibration.equals(NONE);
        }

        private boolean better() {
            return gain.distinguishable() && gain.difference() > 0;
        }
    }

    public CalibrationTable {
        rows = List.copyOf(rows);
    }

    /** A table in the given order. */
    public static CalibrationTable of(List<CalibrationStanding> standings) {
        return new CalibrationTable(standings.stream()
                .map(standing -> new Row(
                        standing.kind().spelling(),
                        standing.loss(),
                        standing.gain(),
                        standing.reliability().brier(),
                        standing.reliability().error()))
                .toList());
    }

    /** A sentence that names the calibration that is better than none, or says that none is. */
    public String sentence() {
        Row without = rows.stream().filter(Row::none).findFirst().orElseThrow();
        List<Row> others = rows.stream().filter(row -> !row.none()).toList();
        List<Row> better = others.stream().filter(Row::better).toList();
        return (better.isEmpty() ? others : better)
                .stream()
                        .min(Comparator.comparingDouble(Row::loss))
                        .map(row -> better.isEmpty() ? notBetter(row, without) : better(row, without))
                        .orElse("Only the scores without calibration were evaluated.");
    }

    private static String better(Row row, Row without) {
        return String.format(
                Locale.ROOT,
                "%s is better than none by %.4f (negative log likelihood %.4f, without calibration %.4f; paired 95%%"
                        + " interval of the gain %s).",
                row.calibration(),
                row.gain().difference(),
                row.loss(),
                without.loss(),
                Numbers.interval(row.gain().interval()));
    }

    private static String notBetter(Row row, Row without) {
        return String.format(
                Locale.ROOT,
                "No calibration is better than none (negative log likelihood %.4f; the best, %s, has %.4f; paired 95%%"
                        + " interval of its gain %s).",
                without.loss(),
                row.calibration(),
                row.loss(),
                Numbers.interval(row.gain().interval()));
    }

    /** The columns of {@link #cells}. */
    public List<String> header() {
        return List.of("calibration", "NLL", "gain", "95% interval", "verdict", "Brier", "ECE");
    }

    /** One row per calibration, formatted for people. */
    public List<List<String>> cells() {
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            cells.add(List.of(
                    row.calibration(),
                    fixed("%.4f", row.loss()),
                    row.none() ? "" : fixed("%+.4f", row.gain().difference()),
                    row.none() ? "" : Numbers.interval(row.gain().interval()),
                    verdict(row),
                    fixed("%.4f", row.brier()),
                    fixed("%.4f", row.error())));
        }
        return cells;
    }

    private static String verdict(Row row) {
        return row.none() ? "" : row.gain().verdict();
    }

    private static String fixed(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** The table for a terminal. */
    public String text() {
        TextTable table = new TextTable()
                .left("calibration")
                .right("NLL")
                .right("gain")
                .left("95% interval")
                .left("verdict")
                .right("Brier")
                .right("ECE");
        cells().forEach(table::row);
        return table.toString();
    }

    /** Reads a file that {@link #write} wrote. */
    public static CalibrationTable read(Path csv) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (List<String> cells : FigureCsv.read(csv, HEADER)) {
            rows.add(new Row(
                    cells.get(0),
                    FigureCsv.value(cells.get(1)),
                    new PairedDifference(FigureCsv.value(cells.get(2)), FigureCsv.interval(cells, 3)),
                    FigureCsv.value(cells.get(6)),
                    FigureCsv.value(cells.get(7))));
        }
        return new CalibrationTable(rows);
    }

    /** Writes all rows in full precision. */
    public void write(Path csv) throws IOException {
        FigureCsv.write(
                csv,
                HEADER,
                rows.stream()
                        .map(row -> List.of(
                                row.calibration(),
                                FigureCsv.cell(row.loss()),
                                FigureCsv.cell(row.gain().difference()),
                                FigureCsv.cell(row.gain().interval().low()),
                                FigureCsv.cell(row.gain().interval().high()),
                                verdict(row),
                                FigureCsv.cell(row.brier()),
                                FigureCsv.cell(row.error())))
                        .toList());
    }
}
