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
import podium.judge.competition.Labelling;
import podium.player.strategy.Standing;
import podium.player.strategy.classes.Trial;

/** A comparison of the strategies of one task, the best first. */
public record StrategyTable(Figure figure, List<Row> rows) {
    private static final List<String> NAMES = List.of("95% interval", "difference to best", "95% interval", "verdict");
    private static final String BEST = "the best";
    private static final String NOT_OFFERED = "not offered";
    private static final String EQUAL = "equal to the best";

    /** What strategies are compared by. Over images with exactly one class, mean Dice is accuracy. */
    public enum Figure {
        DICE("dice", "mean Dice"),
        ACCURACY("accuracy", "accuracy");

        private final String column;
        private final String words;

        Figure(String column, String words) {
            this.column = column;
            this.words = words;
        }

        /** The figure for images with so many classes. */
        public static Figure of(Labelling labels) {
            return switch (labels) {
                case MULTIPLE -> DICE;
                case SINGLE -> ACCURACY;
            };
        }

        /** The figure's name in tables for people. */
        public String words() {
            return words;
        }

        private List<String> header() {
            return List.of(
                    "strategy",
                    "calibration",
                    column,
                    "low",
                    "high",
                    "to_best",
                    "to_best_low",
                    "to_best_high",
                    "verdict",
                    "regret");
        }
    }

    /**
     * One strategy.
     *
     * @param calibration the calibration; empty if there is none to name
     * @param value the mean over images
     * @param toBest the mean minus that of the best strategy
     * @param verdict the verdict on that difference (worse, equal or not distinguishable), or that the strategy is the
     *     best, or that it is not offered, since its calibration is not better than none
     * @param regret the mean of the best rule in hindsight minus the mean; NaN if it is not shown
     */
    public record Row(
            String strategy,
            String calibration,
            double value,
            Interval interval,
            double toBest,
            Interval toBestInterval,
            String verdict,
            double regret) {}

    public StrategyTable {
        rows = List.copyOf(rows);
    }

    /** A table of standings, the best first. */
    public static StrategyTable of(Figure figure, List<Standing> standings) {
        return of(figure, standings, Double.NaN);
    }

    /** A table with regrets; {@code hindsight} is the mean of the best rule chosen on these same images. */
    public static StrategyTable of(Figure figure, List<Standing> standings, double hindsight) {
        return new StrategyTable(
                figure,
                standings.stream()
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

    /** The verdict on a strategy. A strategy with the same mean as the best is equal to it. */
    private static String verdict(Standing standing) {
        if (!standing.offered()) {
            return NOT_OFFERED;
        }
        if (standing.best()) {
            return BEST;
        }
        return standing.toBest().difference() == 0 ? EQUAL : standing.toBest().verdict();
    }

    /** The best strategy, such as {@code best by joint}, and how many others are not distinguishable from it. */
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

    /** The table with one row per strategy, with its best calibration among those that are offered. */
    public StrategyTable bestOfEach() {
        Set<String> seen = new HashSet<>();
        return new StrategyTable(
                figure,
                rows.stream()
                        .filter(row -> !row.verdict().equals(NOT_OFFERED))
                        .filter(row -> seen.add(row.strategy()))
                        .toList());
    }

    /** True if a strategy with its calibration is among the rows. */
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
        header.add(figure.words());
        header.addAll(NAMES);
        if (hasRegret()) {
            header.add("regret");
        }
        return header;
    }

    private boolean hasRegret() {
        return rows.stream().anyMatch(row -> !Double.isNaN(row.regret()));
    }

    private boolean calibrated() {
        return rows.stream().anyMatch(row -> !row.calibration().isEmpty());
    }

    /** One row per strategy, formatted for people. */
    public List<List<String>> cells() {
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            boolean best = row.verdict().equals(BEST);
            List<String> line = new ArrayList<>(List.of(row.strategy()));
            if (calibrated()) {
                line.add(row.calibration());
            }
            line.addAll(List.of(
                    fixed("%.4f", row.value()),
                    Numbers.interval(row.interval()),
                    best ? "" : fixed("%+.4f", row.toBest()),
                    best ? "" : Numbers.interval(row.toBestInterval()),
                    row.verdict()));
            if (hasRegret()) {
                line.add(fixed("%.4f", row.regret()));
            }
            cells.add(line);
        }
        return cells;
    }

    private static String fixed(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** The table for a terminal. */
    public String text() {
        TextTable table = new TextTable();
        Set<String> numbers = Set.of(figure.words(), "difference to best", "regret");
        for (String name : header()) {
            if (numbers.contains(name)) {
                table.right(name);
            } else {
                table.left(name);
            }
        }
        cells().forEach(table::row);
        return table.toString();
    }

    /** Reads a file that {@link #write} wrote. */
    public static StrategyTable read(Path csv) throws IOException {
        Figure figure = FigureCsv.has(csv, Figure.ACCURACY.header()) ? Figure.ACCURACY : Figure.DICE;
        List<Row> rows = new ArrayList<>();
        for (List<String> cells : FigureCsv.read(csv, figure.header())) {
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
        return new StrategyTable(figure, rows);
    }

    /** Writes all rows in full precision. */
    public void write(Path csv) throws IOException {
        FigureCsv.write(
                csv,
                figure.header(),
                rows.stream()
                        .map(row -> List.of(
                                row.strategy(),
                                row.calibration(),
                                FigureCsv.cell(row.value()),
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
