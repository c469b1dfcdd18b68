package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import podium.player.figures.Confusions;
import podium.player.figures.Confusions.Pair;

/**
 * The pairs of classes that a classifier confuses, the most frequent one first, with example images.
 *
 * @param ids the Ids of the images
 */
public record ConfusedTable(List<String> classes, List<String> ids, Confusions confusions) {
    /** The number of example images of a pair, those with the most certain mistakes. */
    public static final int EXAMPLES = 5;

    private static final int LINES = 5;
    private static final List<String> HEADER = List.of("true", "predicted", "images", "share", "examples");

    public ConfusedTable {
        classes = List.copyOf(classes);
        ids = List.copyOf(ids);
    }

    /** Returns the most frequent pairs as a table; empty if no class is predicted in place of another one. */
    public String text() {
        List<Pair> pairs = confusions.pairs();
        if (pairs.isEmpty()) {
            return "";
        }
        TextTable table =
                new TextTable().left("true").left("predicted").right("images").right("of class");
        for (Pair pair : pairs.subList(0, Math.min(LINES, pairs.size()))) {
            table.row(
                    classes.get(pair.truth()),
                    classes.get(pair.predicted()),
                    Integer.toString(pair.mistakes().size()),
                    Numbers.percent(share(pair)));
        }
        return table.toString();
    }

    /** Returns the share of the images of the true class that are mistaken for the other one. */
    public double share(Pair pair) {
        return (double) pair.mistakes().size() / confusions.matrix().actual(pair.truth());
    }

    /** Writes all pairs. */
    public void write(Path csv) throws IOException {
        FigureCsv.write(
                csv,
                HEADER,
                confusions.pairs().stream()
                        .map(pair -> List.of(
                                classes.get(pair.truth()),
                                classes.get(pair.predicted()),
                                Integer.toString(pair.mistakes().size()),
                                FigureCsv.cell(share(pair)),
                                pair.mistakes().stream()
                                        .limit(EXAMPLES)
                                        .map(mistake -> ids.get(mistake.image()))
                                        .collect(Collectors.joining(" "))))
                        .toList());
    }
}
