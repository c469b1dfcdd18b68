package podium.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import podium.player.figures.HighestScore;
import podium.player.prediction.ClassScores;
import podium.player.rejection.Rejection;

/**
 * The classes with the highest scores of each image, with their probabilities, for images of exactly one class.
 *
 * @param rejected the Ids of the images whose answer is {@link Rejection#NONE}
 */
public record PredictedTable(ClassScores scores, Set<String> rejected) {
    private static final int MOST = 5;

    public PredictedTable {
        rejected = Set.copyOf(rejected);
    }

    /**
     * Writes a row for each image: its Id, the predicted class and its probability, and then the next ones, five classes
     * at most. The first answer of a rejected image has no probability, and the likeliest classes follow it.
     */
    public void write(Path csv) throws IOException {
        int classes = Math.min(MOST, scores.classes().size());
        List<String> header = new ArrayList<>(List.of("Id", "class", "probability"));
        for (int place = 2; place <= classes; place++) {
            header.addAll(List.of("class " + place, "probability " + place));
        }
        FigureCsv.write(
                csv,
                header,
                IntStream.range(0, scores.ids().size())
                        .mapToObj(image -> row(image, classes))
                        .toList());
    }

    private List<String> row(int image, int classes) {
        float[] row = scores.row(image);
        List<String> cells = new ArrayList<>(List.of(scores.ids().get(image)));
        if (rejected.contains(scores.ids().get(image))) {
            cells.addAll(List.of(Rejection.NONE, ""));
        }
        IntStream.range(0, row.length)
                .boxed()
                .sorted(Comparator.comparing(label -> -row[label]))
                .limit(classes - (cells.size() - 1) / 2)
                .forEach(label -> cells.addAll(List.of(
                        scores.classes().get(label), FigureCsv.cell(new HighestScore().probability(row, label)))));
        return cells;
    }
}
