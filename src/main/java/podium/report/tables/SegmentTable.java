package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import podium.core.metric.ConfusionMatrix;

/**
 * The figures of a segmenter by label: the numbers of images in train and in valid, and the figures of valid's pixels
 * without void pixels.
 */
public record SegmentTable(List<Row> rows) {
    private static final List<String> HEADER = List.of("class", "train", "valid", "iou", "dice", "precision", "recall");

    /**
     * The figures of a label. A figure is NaN if there is no pixel to compute it from.
     *
     * @param train the number of train images with the label
     * @param valid the number of valid images with the label
     * @param iou true positives / (actual + predicted - true positives)
     * @param dice 2 true positives / (actual + predicted)
     * @param precision true positives / predicted
     * @param recall true positives / actual
     */
    public record Row(String name, int train, int valid, double iou, double dice, double precision, double recall) {}

    public SegmentTable {
        rows = List.copyOf(rows);
    }

    /** A table in the order of the matrix, background first. */
    public static SegmentTable of(
            List<String> labels, List<Integer> train, List<Integer> valid, ConfusionMatrix confusion) {
        List<Row> rows = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            double both = confusion.count(label, label);
            double actual = confusion.actual(label);
            double predicted = confusion.predicted(label);
            rows.add(new Row(
                    labels.get(label),
                    train.get(label),
                    valid.get(label),
                    confusion.iou(label),
                    2 * both / (actual + predicted),
                    both / predicted,
                    both / actual));
        }
        return new SegmentTable(rows);
    }

    /** One line per label, and the mean over the labels that have a figure. */
    public String text() {
        TextTable table = new TextTable()
                .left("class")
                .right("train")
                .right("valid")
                .right("IoU")
                .right("Dice")
                .right("precision")
                .right("recall");
        rows.forEach(row -> table.row(cells(row, Numbers::share)));
        table.row("mean", "", "", mean(Row::iou), mean(Row::dice), mean(Row::precision), mean(Row::recall));
        return table.toString();
    }

    private String mean(ToDoubleFunction<Row> figure) {
        return Numbers.share(rows.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN));
    }

    private static List<String> cells(Row row, Function<Double, String> number) {
        return List.of(
                row.name(),
                Integer.toString(row.train()),
                Integer.toString(row.valid()),
                number.apply(row.iou()),
                number.apply(row.dice()),
                number.apply(row.precision()),
                number.apply(row.recall()));
    }

    /** Writes classes.csv in full precision, without the means. A missing figure is an empty cell. */
    public void write(Path csv) throws IOException {
        FigureCsv.write(
                csv,
                HEADER,
                rows.stream().map(row -> cells(row, FigureCsv::cell)).toList());
    }
}
