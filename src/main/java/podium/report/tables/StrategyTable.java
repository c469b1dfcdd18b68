package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import podium.core.metric.Interval;
import podium.core.metric.PairedDifference;
import podium.player.strategy.Standing;
import podium.player.strategy.classes.Trial;

/** Strategies of one half beside each other, the best first. */
public record StrategyTable(List<Row> rows) {
    private static final List<String> HEADER = List.of(
            "strategy",
            "calibration",
            "dice",
            "low",
            "high",
            "to_best",
            "to_best_low",
            "to_best_high",
            "verdict",
            "regret");
    private static final List<String> NAMES =
            List.of("mean Dice", "95% interval", "to the best", "95% interval", "so it is");
    private static final Set<String> RIGHT = Set.of("mean Dice", "to the best", "regret");
    private static final String BEST = "the best";
    private static final String NOT_OFFERED = "not offered";
    private static final String EQUAL = "equal to the best";

    /**
     * One strategy.
     *
     * @param calibration empty where there is none to name
     * @param dice mean over images
     * @param toBest its mean less that of the best
     * @param verdict what that difference is: worse, equal or not distinguishable; or that it is the best; or that it is
     *     not offered, since its calibration is no better than none
     * @param regret what the best threshold in hindsight had more; NaN where it is not told
     */
    public record Row(
            String strategy,
            String calibration,
            double dice,
            Interval interval,
            double toBest,
            Interval toBestInterval,
            String verdict,
            double regret) {}

    public StrategyTable {
        rows = List.copyOf(rows);
    }

    /** By what was found, the best first. */
    public static StrategyTable of(List<Standing> standings) {
        return of(standings, Double.NaN);
    }

    /** The same with regrets; {@code hindsight} is what the best threshold has, chosen on these very images. */
    public static StrategyTable of(List<Standing> standings, double hindsight) {
        return new StrategyTable(standings.stream()
                .map(standing -> new Row(
                        standing.trial().strategy(),
                        standing.trial().calibration(),
                        standing.mean(),
                        standing.interval(),
                        standing.toBest().difference(),
                        standing.toBest().interval(),
                        verdict(standing),
                        hindsight - standing.mean()))
                .toList());
    }

    /** What decides every image as the best does, or as well, is no worse than it. */
    private static String verdict(Standing standing) {
        if (!standing.offered()) {
            return NOT_OFFERED;
        }
        if (standing.best()) {
            return BEST;
        }
        return standing.toBest().difference() == 0 ? EQUAL : standing.toBest().verdict();
    }

    /** {@code best by joint}, and how many of the other rows that cannot be told from. */
    public String finding() {
        long others = rows.stream()
                .filter(row ->
                        row.verdict().equals(EQUAL) || row.verdict().equals(PairedDifference.NOT_DISTINGUISHABLE))
                .count();
        String best = "best by " + rows.get(0).strategy();
        return others == 0
                ? best
                : best + " (not distinguishable from " + others + " of " + (rows.size() - 1) + " others)";
    }

    /** Of each strategy the row of its best calibration among those on offer. */
    public StrategyTable bestOfEach() {
        Set<String> seen = new HashSet<>();
        return new StrategyTable(rows.stream()
                .filter(row -> !row.verdict().equals(NOT_OFFERED))
                .filter(row -> seen.add(row.strategy()))
                .toList());
    }

    /** Whether a strategy with its calibration is among the rows. */
    public boolean has(Trial trial) {
        return rows.stream()
                .anyMatch(row -> row.strategy().equals(trial.strategy())
                        && row.calibration().equals(trial.calibration()));
    }

    /** The columns of {@link #cells}. */
    public List<String> header() {
        List<String> header = new ArrayList<>(List.of("strategy"));
        if (calibrated()) {
            header.add("calibration");
        }
        header.addAll(NAMES);
        if (told()) {
            header.add("regret");
        }
        return header;
    }

    private boolean told() {
        return rows.stream().anyMatch(row -> !Double.isNaN(row.regret()));
    }

    private boolean calibrated() {
        return rows.stream().anyMatch(row -> !row.calibration().isEmpty());
    }

    /** A row a strategy, as people read it. */
    public List<List<String>> cells() {
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            boolean best = row.verdict().equals(BEST);
            List<String> line = new ArrayList<>(List.of(row.strategy()));
            if (calibrated()) {
                line.add(row.calibration());
            }
            line.addAll(List.of(
                    fixed("%.4f", row.dice()),
                    Numbers.interval(row.interval()),
                    best ? "" : fixed("%+.4f", row.toBest()),
                    best ? "" : Numbers.interval(row.toBestInterval()),
                    row.verdict()));
            if (told()) {
                line.add(fixed("%.4f", row.regret()));
            }
            cells.add(line);
        }
        return cells;
    }

    private static String fixed(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** A table for a terminal. */
    public String text() {
        TextTable table = new TextTable();
        for (String name : header()) {
            if (RIGHT.contains(name)) {
                table.right(name);
            } else {
                table.left(name);
            }
        }
        cells().forEach(table::row);
        return table.toString();
    }

    /** Reads what {@link #write} wrote. */
    public static StrategyTable read(Path csv) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (List<String> cells : FigureCsv.read(csv, HEADER)) {
            rows.add(new Row(
                    cells.get(0),
                    cells.get(1),
                    FigureCsv.value(cells.get(2)),
                    FigureCsv.interval(cells, 3),
                    FigureCsv.value(cells.get(5)),
                    FigureCsv.interval(cells, 6),
                    cells.get(8),
                    FigureCsv.value(cells.get(9))));
        }
        return new StrategyTable(rows);
    }

    /** All rows in full precision. */
    public void write(Path csv) throws IOException {
        FigureCsv.write(
                csv,
                HEADER,
                rows.stream()
                        .map(row -> List.of(
                                row.strategy(),
                                row.calibration(),
                                FigureCsv.cell(row.dice()),
                                FigureCsv.cell(row.interval().low()),
                                FigureCsv.cell(row.interval().high()),
                                FigureCsv.cell(row.toBest()),
                                FigureCsv.cell(row.toBestInterval().low()),
                                FigureCsv.cell(row.toBestInterval().high()),
                                row.verdict(),
                                FigureCsv.cell(row.regret())))
                        .toList());
    }
}
