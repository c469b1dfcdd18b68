package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import podium.core.metric.ConfusionMatrix;
import podium.player.figures.ClassRates;

/**
 * The rates of a classifier of images with one class: for each class the numbers of its images in train and in valid,
 * and the rates on valid.
 */
public record RateTable(List<Row> rows) {
    private static final List<String> HEADER = List.of("class", "train", "valid", "precision", "recall", "f1");

    /** A class: its name, the numbers of its images, and its rates on valid. */
    public record Row(String name, int train, long valid, ClassRates rates) {}

    public RateTable {
        rows = List.copyOf(rows);
    }

    /**
     * A table in the order of the competition's classes.
     *
     * @param train the number of train images of each class
     * @param valid the number of valid images by true and predicted class
     */
    public static RateTable of(List<String> classes, List<Integer> train, ConfusionMatrix valid) {
        List<ClassRates> rates = ClassRates.of(valid);
        List<Row> rows = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            rows.add(new Row(classes.get(label), train.get(label), valid.actual(label), rates.get(label)));
        }
        return new RateTable(rows);
    }

    /** One line per class, and the mean over the classes. */
    public String text() {
        TextTable table = new TextTable()
                .left("class")
                .right("train")
                .right("valid")
                .right("precision")
                .right("recall")
                .right("F1");
        rows.forEach(row -> table.row(cells(row, Numbers::share)));
        table.row(
                "mean",
                "",
                "",
                Numbers.share(mean(ClassRates::precision)),
                Numbers.share(mean(ClassRates::recall)),
                Numbers.share(mean(ClassRates::f1)));
        return table.toString();
    }

    private double mean(ToDoubleFunction<ClassRates> rate) {
        return rows.stream().map(Row::rates).mapToDouble(rate).average().orElse(Double.NaN);
    }

    private static List<String> cells(Row row, Function<Double, String> number) {
        return List.of(
                row.name(),
                Integer.toString(row.train()),
                Long.toString(row.valid()),
                number.apply(row.rates().precision()),
                number.apply(row.rates().recall()),
                number.apply(row.rates().f1()));
    }

    /** Writes classes.csv in full precision, without the mean. */
    public void write(Path csv) throws IOException {
        FigureCsv.write(
                csv,
                HEADER,
                rows.stream().map(row -> cells(row, FigureCsv::cell)).toList());
    }
}
