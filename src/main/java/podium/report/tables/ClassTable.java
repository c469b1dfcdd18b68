package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import podium.core.metric.RankingFigures;
import podium.player.figures.ClassFigures;

/**
 * The figures of a classifier by class: the numbers of images in train and in valid, and the figures on valid.
 * Precision, recall and F1 are those of the run's decisions.
 */
public record ClassTable(List<Row> rows) {
    private static final List<String> HEADER =
            List.of("class", "train", "valid", "ap11", "apAuc", "averagePrecision", "precision", "recall", "f1");

    /** A class: its name, its number of images in train, and its figures on valid. */
    public record Row(String name, int train, ClassFigures valid) {}

    public ClassTable {
        rows = List.copyOf(rows);
    }

    /** A table in the order of the competition's classes. */
    public static ClassTable of(List<String> classes, List<Integer> train, List<ClassFigures> valid) {
        List<Row> rows = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            rows.add(new Row(classes.get(label), train.get(label), valid.get(label)));
        }
        return new ClassTable(rows);
    }

    /** One line per class, and the mean over the classes that have a figure. */
    public String text() {
        TextTable table = new TextTable()
                .left("class")
                .right("train")
                .right("valid")
                .right("ap11")
                .right("apAuc")
                .right("averagePrecision")
                .right("precision")
                .right("recall")
                .right("F1");
        for (Row row : rows) {
            ClassFigures valid = row.valid();
            table.row(cells(row.name(), row.train(), valid, Numbers::share));
        }
        table.row(
                "mean",
                "",
                "",
                Numbers.share(mean().ap11()),
                Numbers.share(mean().apAuc()),
                Numbers.share(mean().averagePrecision()),
                Numbers.share(mean(ClassFigures::precision)),
                Numbers.share(mean(ClassFigures::recall)),
                Numbers.share(mean(ClassFigures::f1)));
        return table.toString();
    }

    private RankingFigures mean() {
        return RankingFigures.mean(
                rows.stream().map(row -> row.valid().ranking()).toList());
    }

    private double mean(ToDoubleFunction<ClassFigures> figure) {
        return rows.stream().map(Row::valid).mapToDouble(figure).average().orElse(Double.NaN);
    }

    private static List<String> cells(String name, int train, ClassFigures valid, Function<Double, String> number) {
        RankingFigures ranking = valid.ranking();
        return List.of(
                name,
                Integer.toString(train),
                Integer.toString(valid.positives()),
                number.apply(ranking.ap11()),
                number.apply(ranking.apAuc()),
                number.apply(ranking.averagePrecision()),
                number.apply(valid.precision()),
                number.apply(valid.recall()),
                number.apply(valid.f1()));
    }

    /** Writes classes.csv in full precision, without the means. A missing figure is an empty cell. */
    public void write(Path csv) throws IOException {
        FigureCsv.write(
                csv,
                HEADER,
                rows.stream()
                        .map(row -> cells(row.name(), row.train(), row.valid(), FigureCsv::cell))
                        .toList());
    }
}
