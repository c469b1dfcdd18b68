package podium.core.metric;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The three {@link AveragePrecision average precisions} of one class, or their means over classes; NaN if no
 * class has a positive.
 */
public record RankingFigures(double ap11, double apAuc, double averagePrecision) {
    /**
     * The figures of a class: how well its scores rank the images.
     *
     * @param scores the score of each image
     * @param targets for each image 1 present, 0 absent, -1 difficult only, which is left out
     */
    public static RankingFigures of(double[] scores, byte[] targets) {
        if (scores.length != targets.length) {
            throw new IllegalArgumentException(scores.length + " scores for " + targets.length + " images");
        }
        int images = 0;
        double[] ranked = new double[scores.length];
        boolean[] positives = new boolean[scores.length];
        for (int image = 0; image < scores.length; image++) {
            if (targets[image] >= 0) {
                ranked[images] = scores[image];
                positives[images] = targets[image] == 1;
                images++;
            }
        }
        AveragePrecision curve = AveragePrecision.of(Arrays.copyOf(ranked, images), Arrays.copyOf(positives, images));
        return new RankingFigures(curve.ap11(), curve.apAuc(), curve.averagePrecision());
    }

    /** The means over the classes that have a positive image. */
    public static RankingFigures mean(List<RankingFigures> classes) {
        return new RankingFigures(
                mean(classes, RankingFigures::ap11),
                mean(classes, RankingFigures::apAuc),
                mean(classes, RankingFigures::averagePrecision));
    }

    private static double mean(List<RankingFigures> classes, ToDoubleFunction<RankingFigures> figure) {
        double sum = 0;
        int known = 0;
        for (RankingFigures one : classes) {
            double value = figure.applyAsDouble(one);
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }
}
