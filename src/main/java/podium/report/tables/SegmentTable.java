package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import podium.core.metric.ConfusionMatrix;

/**
 * How well a segmenter knows each label: images that have it in train and in valid, then figures of valid's pixels, void
 * left out.
 */
public record SegmentTable(List<Row> rows) {
    private static final List<String> HEADER = List.of("class", "train", "valid", "iou", "dice", "precision", "recall");

    /**
     * A label by name; NaN is a figure without a pixel to tell it by.
     *
     * @param train images of train that have it
     * @param valid images of valid that have it
     * @param iou true positives / (actual + predicted - true positives)
     * @param dice 2 true positives / (actual + predicted)
     * @param precision true positives / predicted
     * @param recall true positives / actual
     */
    public record Row(String name, int train, int valid, double iou, double dice, double precision, double recall) {}

    public SegmentTable {
        rows = List.copyOf(rows);
    }

    /** In the order of the matrix, background first. */
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

    /** A line a label, and the means over those that have a figure. */
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

    /** classes.csv: the same in full precision, without the means; an empty cell where there is no figure. */
    public void write(Path csv) throws IOException {
        FigureCsv.write(
                csv,
                HEADER,
                rows.stream().map(row -> cells(row, FigureCsv::cell)).toList());
    }
}
