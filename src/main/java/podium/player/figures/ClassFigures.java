package podium.player.figures;

import java.util.ArrayList;
import java.util.List;
import podium.core.metric.MultilabelCounts;
import podium.core.metric.RankingFigures;

/**
 * The metrics of one class on a set of images.
 *
 * @param positives the number of images that show the class
 * @param ranking the metrics of the ranking of images by score
 * @param precision the precision of the decisions; 0 if the class is never predicted
 * @param recall the recall of the decisions; 0 without positives
 * @param f1 the F1 score of the decisions; 0 if the class neither occurs nor is predicted
 */
public record ClassFigures(int positives, RankingFigures ranking, double precision, double recall, double f1) {
    /** Computes the metrics of each class. The arguments are those of {@link ClassificationFigures#of}. */
    public static List<ClassFigures> of(float[][] scores, byte[][] targets, DecisionRule rule) {
        List<RankingFigures> rankings = ClassificationFigures.rankings(scores, targets);
        MultilabelCounts counts = new MultilabelCounts(rankings.size());
        for (int image = 0; image < scores.length; image++) {
            counts.add(rule.decide(scores[image]), targets[image]);
        }
        List<ClassFigures> figures = new ArrayList<>();
        for (int label = 0; label < rankings.size(); label++) {
            figures.add(new ClassFigures(
                    positives(targets, label),
                    rankings.get(label),
                    counts.precision(label),
                    counts.recall(label),
                    counts.f1(label)));
        }
        return figures;
    }

    /** Returns the number of images that show the class. */
    public static int positives(byte[][] targets, int label) {
        int positives = 0;
        for (byte[] image : targets) {
            positives += image[label] == 1 ? 1 : 0;
        }
        return positives;
    }
}
