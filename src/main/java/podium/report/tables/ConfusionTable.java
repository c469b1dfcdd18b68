package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import podium.judge.competition.Labelling;
import podium.player.figures.Confusions;

/**
 * The confusion matrix of a classifier: a row for each true class, a column for each predicted class, and in each cell a
 * number of images. Where an image may have several classes, there are also the four outcomes of each class, and rows
 * and columns for {@link Confusions#nothing} and {@link Confusions#several}.
 */
public record ConfusionTable(List<String> classes, Labelling labels, Confusions confusions) {
    private static final List<String> OUTCOMES =
            List.of("true positives", "false positives", "false negatives", "true negatives");

    public ConfusionTable {
        classes = List.copyOf(classes);
    }

    /** Returns the names of the rows and columns. */
    public List<String> names() {
        List<String> names = new ArrayList<>(classes);
        switch (labels) {
            case SINGLE -> {} // each mistake is one class in place of another
            case MULTIPLE -> names.addAll(List.of("(nothing)", "(several)"));
        }
        return names;
    }

    /** Writes confusion-valid.csv or confusion-test.csv. */
    public void write(Path csv) throws IOException {
        List<String> header = new ArrayList<>(List.of("true"));
        if (labels == Labelling.MULTIPLE) {
            header.addAll(OUTCOMES);
        }
        header.addAll(names());
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < names().size(); label++) {
            rows.add(row(label));
        }
        FigureCsv.write(csv, header, rows);
    }

    private List<String> row(int label) {
        List<String> cells = new ArrayList<>(List.of(names().get(label)));
        if (labels == Labelling.MULTIPLE) {
            cells.addAll(
                    label < classes.size()
                            ? List.of(
                                    Long.toString(confusions.truePositives(label)),
                                    Long.toString(confusions.falsePositives(label)),
                                    Long.toString(confusions.falseNegatives(label)),
                                    Long.toString(confusions.trueNegatives(label)))
                            : List.of("", "", "", ""));
        }
        for (int predicted = 0; predicted < names().size(); predicted++) {
            cells.add(Long.toString(confusions.matrix().count(label, predicted)));
        }
        return cells;
    }
}
