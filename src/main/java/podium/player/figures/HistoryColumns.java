package podium.player.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.player.figures.EpochFigures.PartFigures;

/**
 * The columns of history.csv: {@code epoch,stage,rate-backbone,rate-head,seconds,images/s}; then the loss and the
 * metrics of train and of valid ({@code train-loss}, {@code valid-dice}); then the metrics of each output ({@code
 * train-ap11-dog}, ..., {@code valid-ap11-dog}, ...; of a segmenter {@code train-iou-background}, ...). {@link
 * FigureColumns} lists the metrics.
 *
 * <p>Numbers have full precision. A cell is empty if its value does not exist: the learning rate of a frozen part, the
 * metrics on valid without valid images, the average precision of a class without positives, the top-5 accuracy of at
 * most five classes. Two runs of the same
 * recipe differ only in {@code seconds} and {@code images/s}.
 */
record HistoryColumns(FigureColumns figures, List<String> classes) {
    private static final List<String> FIRST =
            List.of("epoch", "stage", "rate-backbone", "rate-head", "seconds", "images/s");
    private static final List<String> PARTS = List.of("train-", "valid-");

    /** What the column of stages says of the figures before the first epoch. */
    private static final String BEFORE = "before";

    /** A fault in a row. The header is row 1. */
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
                throw new IllegalArgumentException("the name of a class has line breaks: " + name);
            }
        }
    }

    /**
     * Converts a row or the header of an older file to the current columns. Older versions wrote topClassAccuracy
     * under the name categoricalAccuracy; the metric that now has this name becomes an empty cell.
     */
    static List<String> today(List<String> row, List<String> header) {
        List<String> categorical =
                PARTS.stream().map(part -> part + FigureColumns.CATEGORICAL).toList();
        if (row.size() != header.size() || header.contains(PARTS.get(0) + FigureColumns.TOP_CLASS)) {
            return row;
        }
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            boolean old = categorical.contains(header.get(column));
            if (old) {
                cells.add(row.equals(header) ? cell : "");
            }
            cells.add(old ? cell.replace(FigureColumns.CATEGORICAL, FigureColumns.TOP_CLASS) : cell);
        }
        return cells;
    }

    /** Parses the columns from a header. */
    static HistoryColumns of(List<String> header) throws Fault {
        FigureColumns figures = FigureColumns.of(kind(header));
        String prefix = PARTS.get(0) + figures.outputNames().get(0) + "-";
        HistoryColumns columns = new HistoryColumns(
                figures,
                header.stream()
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

    private static FigureKind kind(List<String> header) {
        if (header.contains(PARTS.get(0) + FigureColumns.MEAN_IOU)) {
            return FigureKind.SEGMENTATION;
        }
        return header.contains(PARTS.get(0) + FigureColumns.LOG_LOSS) ? FigureKind.SINGLE_LABEL : FigureKind.MULTILABEL;
    }

    List<String> names() {
        List<String> names = new ArrayList<>(FIRST);
        for (String part : PARTS) {
            names.add(part + "loss");
            figures.names().forEach(figure -> names.add(part + figure));
        }
        for (String part : PARTS) {
            for (String label : classes) {
                figures.outputNames().forEach(figure -> names.add(part + figure + "-" + label));
            }
        }
        return names;
    }

    /** Formats the cells of an epoch. */
    static List<String> row(EpochFigures epoch) {
        FigureColumns figures = FigureColumns.of(epoch.train().figures());
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(epoch.epoch()));
        cells.add(epoch.stage());
        cells.add(text(epoch.backboneRate()));
        cells.add(text(epoch.headRate()));
        cells.add(text(epoch.seconds()));
        cells.add(text(epoch.imagesPerSecond()));
        cells.addAll(parts(figures, epoch.train().figures().outputs(), Arrays.asList(epoch.train(), epoch.valid())));
        return cells;
    }

    /** Formats the cells of the figures on valid before the first epoch. */
    static List<String> row(PartFigures before) {
        List<String> cells = new ArrayList<>(List.of("0", BEFORE, "", "", "", ""));
        FigureColumns figures = FigureColumns.of(before.figures());
        cells.addAll(parts(figures, before.figures().outputs(), Arrays.asList(null, before)));
        return cells;
    }

    private static List<String> parts(FigureColumns figures, int outputs, List<@Nullable PartFigures> parts) {
        List<String> cells = new ArrayList<>();
        List<String> ofOutputs = new ArrayList<>();
        for (PartFigures part : parts) {
            if (part == null) {
                cells.addAll(Collections.nCopies(1 + figures.names().size(), ""));
                ofOutputs.addAll(
                        Collections.nCopies(outputs * figures.outputNames().size(), ""));
                continue;
            }
            cells.add(text(part.loss()));
            figures.values(part.figures()).forEach(value -> cells.add(text(value)));
            for (int output = 0; output < part.figures().outputs(); output++) {
                figures.outputValues(part.figures(), output).forEach(value -> ofOutputs.add(text(value)));
            }
        }
        cells.addAll(ofOutputs);
        return cells;
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    /** Returns true if the cells are those of the figures before the first epoch. */
    static boolean isBefore(List<String> cells) {
        return cells.size() > 1 && cells.get(0).equals("0") && cells.get(1).equals(BEFORE);
    }

    /** Parses the cells of the figures on valid before the first epoch. */
    PartFigures before(List<String> cells, int row) throws Fault {
        return part(numbers(cells, row), 1);
    }

    /** Parses the cells of an epoch. */
    EpochFigures epoch(List<String> cells, int expected, int row) throws Fault {
        List<Double> numbers = numbers(cells, row);
        if (!cells.get(0).equals(Integer.toString(expected))) {
            throw new Fault(row, "epoch '" + cells.get(0) + "'; expected " + expected);
        }
        if (cells.get(1).isEmpty()) {
            throw new Fault(row, "the stage is empty; expected a name");
        }
        PartFigures valid = part(numbers, 1);
        return new EpochFigures(
                expected,
                cells.get(1),
                numbers.get(2),
                numbers.get(3),
                numbers.get(4),
                numbers.get(5),
                part(numbers, 0),
                Double.isNaN(valid.loss()) ? null : valid);
    }

    private List<Double> numbers(List<String> cells, int row) throws Fault {
        List<String> names = names();
        if (cells.size() != names.size()) {
            throw new Fault(row, cells.size() + " cells; expected " + names.size());
        }
        List<Double> numbers = new ArrayList<>(List.of(Double.NaN, Double.NaN));
        for (int i = 2; i < cells.size(); i++) {
            numbers.add(number(cells.get(i), names.get(i), row));
        }
        return numbers;
    }

    private static double number(String cell, String name, int row) throws Fault {
        try {
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new Fault(row, name + " is '" + cell + "'; expected a number");
        }
    }

    private PartFigures part(List<Double> numbers, int part) {
        int width = 1 + figures.names().size();
        int first = FIRST.size() + part * width;
        int ofOutput = figures.outputNames().size();
        List<List<Double>> outputs = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            int place = FIRST.size() + PARTS.size() * width + (part * classes.size() + label) * ofOutput;
            outputs.add(numbers.subList(place, place + ofOutput));
        }
        return new PartFigures(numbers.get(first), figures.figures(numbers.subList(first + 1, first + width), outputs));
    }
}
