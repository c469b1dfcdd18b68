package podium.app;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.app.context.RunRejection;
import podium.player.figures.DecisionRule;
import podium.player.images.ImageStore;
import podium.player.prediction.ClassScores;
import podium.player.prediction.Embedder;
import podium.player.rejection.Rejection;
import podium.player.rejection.RejectionScore;
import podium.player.runs.RunFolder;
import podium.report.rejection.AnswerTable;

/**
 * A wish to answer "none of these" for images of no known class.
 *
 * @param share the share of known images that may be rejected
 * @param score the score that decides; null for the best on valid
 * @param competition the competition's Id; null if the run is in the competition's folder
 */
public record RejectedPhotos(
        double share,
        @Nullable RejectionScore score,
        @Nullable String competition) {
    /** Answers for all images of a store, in its order. */
    AnswerTable answers(RunFolder run, ImageStore images, ClassScores scores, DecisionRule rule, Context context)
            throws IOException {
        try (Embedder embedder = Embedder.open(run, context.predicting())) {
            Rejection rejection = new RunRejection(run, competition, context).of(embedder);
            RejectionScore used = score == null ? rejection.chosen() : score;
            double threshold = rejection.threshold(used, share);
            double[] familiarities = rejection
                    .answers(embedder.embeddings(images, context.threads(), context.progress()))
                    .familiarities(used);
            return new AnswerTable(
                    used,
                    threshold,
                    IntStream.range(0, familiarities.length)
                            .mapToObj(image -> new AnswerTable.Row(
                                    images.ids().get(image),
                                    classes(scores, rule, image),
                                    familiarities[image],
                                    familiarities[image] < threshold))
                            .toList());
        }
    }

    private static List<AnswerTable.Answer> classes(ClassScores scores, DecisionRule rule, int image) {
        float[] row = scores.row(image);
        boolean[] decided = rule.decide(row);
        return IntStream.range(0, row.length)
                .filter(label -> decided[label])
                .mapToObj(label -> new AnswerTable.Answer(scores.classes().get(label), rule.probability(row, label)))
                .toList();
    }
}
