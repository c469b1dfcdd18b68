package podium.player.figures;

import java.util.ArrayList;
import java.util.List;
import podium.core.metric.MultilabelCounts;
import podium.core.metric.RankingFigures;

/**
 * How good a class' scores are on some images.
 *
 * @param positives images that have the class
 * @param precision of the decisions; 0 where the class is never predicted
 * @param recall 0 without a positive
 * @param f1 0 where the class is neither there nor predicted
 */
public record ClassFigures(int positives, RankingFigures ranking, double precision, double recall, double f1) {
    /** The figures of each class; arguments as of {@link ClassificationFigures#of}. */
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

    /** How many images have the class. */
    public static int positives(byte[][] targets, int label) {
        int positives = 0;
        for (byte[] image : targets) {
            positives += image[label] == 1 ? 1 : 0;
        }
        return positives;
    }
}
