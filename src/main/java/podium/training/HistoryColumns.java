package podium.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import podium.metric.RankingFigures;
import podium.training.EpochFigures.PartFigures;

/**
 * The columns of history.csv: {@code epoch,stage,rate-backbone,rate-head,seconds,images/s}; loss and figures of train, then
 * of valid ({@code train-loss}, {@code valid-dice}); then the rankings of each class ({@code train-ap11-dog}, ...,
 * {@code valid-ap11-dog}, ...).
 *
 * <p>Numbers are in full precision; what does not exist (the learning rate of a frozen part, valid where there is none,
 * the average precision of a class without a positive) is an empty cell. Two runs of one recipe differ in
 * {@code seconds} and {@code images/s} alone.
 */
record HistoryColumns(List<String> classes) {
    private static final List<String> FIRST =
            List.of("epoch", "stage", "rate-backbone", "rate-head", "seconds", "images/s");
    private static final List<String> PARTS = List.of("train-", "valid-");

    private record Figure<T>(String name, ToDoubleFunction<T> of) {}

    private static final List<Figure<RankingFigures>> RANKING = List.of(
            new Figure<>("ap11", RankingFigures::ap11),
            new Figure<>("apAuc", RankingFigures::apAuc),
            new Figure<>("averagePrecision", RankingFigures::averagePrecision));

    private static final List<Figure<ClassificationFigures>> DECISIONS = List.of(
            new Figure<>("hammingLoss", ClassificationFigures::hammingLoss),
            new Figure<>("subsetAccuracy", ClassificationFigures::subsetAccuracy),
            new Figure<>("binaryAccuracy", ClassificationFigures::binaryAccuracy),
            new Figure<>("categoricalAccuracy", ClassificationFigures::categoricalAccuracy),
            new Figure<>("f1Micro", ClassificationFigures::f1Micro),
            new Figure<>("f1Macro", ClassificationFigures::f1Macro),
            new Figure<>("f1Samples", ClassificationFigures::f1Samples),
            new Figure<>("dice", ClassificationFigures::dice));

    /** What is wrong in a row, the header being the first. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;
        private final int row;
        private final String problem;

        Fault(int row, String problem) {
            super(problem);
            this.row = row;
            this.problem = problem;
        }

        int row() {
            return row;
        }

        String problem() {
            return problem;
        }
    }

    HistoryColumns {
        classes = List.copyOf(classes);
        for (String name : classes) {
            if (name.contains("\n") || name.contains("\r")) {
                throw new IllegalArgumentException("the class' name has line breaks: " + name);
            }
        }
    }

    /** The columns that a header names. */
    static HistoryColumns of(List<String> header) throws Fault {
        String prefix = PARTS.get(0) + RANKING.get(0).name() + "-";
        HistoryColumns columns = new HistoryColumns(header.stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList());
        List<String> expected = columns.names();
        for (int i = 0; i < Math.max(expected.size(), header.size()); i++) {
            String found = i < header.size() ? "'" + header.get(i) + "'" : "missing";
            String wanted = i < expected.size() ? "'" + expected.get(i) + "'" : "no more";
            if (!found.equals(wanted)) {
                throw new Fault(1, "column " + (i + 1) + " is " + found + "; expected " + wanted);
            }
        }
        return columns;
    }

    List<String> names() {
        List<String> names = new ArrayList<>(FIRST);
        for (String part : PARTS) {
            names.add(part + "loss");
            RANKING.forEach(figure -> names.add(part + figure.name()));
            DECISIONS.forEach(figure -> names.add(part + figure.name()));
        }
        for (String part : PARTS) {
            for (String label : classes) {
                RANKING.forEach(figure -> names.add(part + figure.name() + "-" + label));
            }
        }
        return names;
    }

    /** An epoch's cells. */
    static List<String> row(EpochFigures epoch) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(epoch.epoch()));
        cells.add(epoch.stage());
        cells.add(text(epoch.backboneRate()));
        cells.add(text(epoch.headRate()));
        cells.add(text(epoch.seconds()));
        cells.add(text(epoch.imagesPerSecond()));
        figures(cells, epoch.train());
        figures(cells, epoch.valid());
        rankings(cells, epoch, epoch.train());
        rankings(cells, epoch, epoch.valid());
        return cells;
    }

    private static void figures(List<String> cells, @Nullable PartFigures part) {
        if (part == null) {
            leaveEmpty(cells, 1 + RANKING.size() + DECISIONS.size());
            return;
        }
        cells.add(text(part.loss()));
        RANKING.forEach(figure ->
                cells.add(text(figure.of().applyAsDouble(part.figures().ranking()))));
        DECISIONS.forEach(figure -> cells.add(text(figure.of().applyAsDouble(part.figures()))));
    }

    private static void rankings(List<String> cells, EpochFigures epoch, @Nullable PartFigures part) {
        if (part == null) {
            leaveEmpty(cells, epoch.train().figures().classes().size() * RANKING.size());
            return;
        }
        for (RankingFigures label : part.figures().classes()) {
            RANKING.forEach(figure -> cells.add(text(figure.of().applyAsDouble(label))));
        }
    }

    private static void leaveEmpty(List<String> cells, int count) {
        for (int i = 0; i < count; i++) {
            cells.add("");
        }
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    /** The epoch that cells tell of. */
    EpochFigures epoch(List<String> cells, int expected) throws Fault {
        int row = expected + 1;
        List<String> names = names();
        if (cells.size() != names.size()) {
            throw new Fault(row, cells.size() + " cells; expected " + names.size());
        }
        if (!cells.get(0).equals(Integer.toString(expected))) {
            throw new Fault(row, "epoch '" + cells.get(0) + "'; expected " + expected);
        }
        if (cells.get(1).isEmpty()) {
            throw new Fault(row, "the stage is empty; expected a name");
        }
        double[] numbers = new double[cells.size()];
        for (int i = 2; i < cells.size(); i++) {
            numbers[i] = number(cells.get(i), names.get(i), row);
        }
        PartFigures valid = part(numbers, 1);
        return new EpochFigures(
                expected,
                cells.get(1),
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                part(numbers, 0),
                Double.isNaN(valid.loss()) ? null : valid);
    }

    private static double number(String cell, String name, int row) throws Fault {
        try {
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new Fault(row, name + " is '" + cell + "'; expected a number");
        }
    }

    private PartFigures part(double[] numbers, int part) {
        int width = 1 + RANKING.size() + DECISIONS.size();
        int first = FIRST.size() + part * width;
        List<RankingFigures> rankings = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            int place = part * classes.size() + label;
            rankings.add(ranking(numbers, FIRST.size() + PARTS.size() * width + place * RANKING.size()));
        }
        int decisions = first + 1 + RANKING.size();
        return new PartFigures(
                numbers[first],
                new ClassificationFigures(
                        ranking(numbers, first + 1),
                        numbers[decisions],
                        numbers[decisions + 1],
                        numbers[decisions + 2],
                        numbers[decisions + 3],
                        numbers[decisions + 4],
                        numbers[decisions + 5],
                        numbers[decisions + 6],
                        numbers[decisions + 7],
                        rankings));
    }

    private static RankingFigures ranking(double[] numbers, int first) {
        return new RankingFigures(numbers[first], numbers[first + 1], numbers[first + 2]);
    }
}
