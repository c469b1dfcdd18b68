package podium.core.metric;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Three definitions of the average precision of a ranked list. All are used under that name, but they differ by
 * several points.
 *
 * <p>Images are ranked by score; ties keep the given order. The caller leaves out images that are 'difficult
 * only' for the class. Without a positive image all three are NaN.
 */
public final class AveragePrecision {
    private final double[] ranked;
    private final double[] precision;
    private final double[] recall;

    private AveragePrecision(double[] ranked, double[] precision, double[] recall) {
        this.ranked = ranked;
        this.precision = precision;
        this.recall = recall;
    }

    /** Computes precision and recall after each image of the ranking. */
    public static AveragePrecision of(double[] scores, boolean[] positives) {
        if (scores.length != positives.length) {
            throw new IllegalArgumentException(scores.length + " scores of " + positives.length + " images");
        }
        Integer[] ranking = new Integer[scores.length];
        int total = 0;
        for (int i = 0; i < ranking.length; i++) {
            ranking[i] = i;
            total += positives[i] ? 1 : 0;
        }
        Arrays.sort(ranking, Comparator.comparingDouble((Integer i) -> -scores[i]));
        double[] ranked = new double[ranking.length];
        double[] precision = new double[ranking.length];
        double[] recall = new double[ranking.length];
        int found = 0;
        for (int rank = 0; rank < ranking.length; rank++) {
            ranked[rank] = scores[ranking[rank]];
            found += positives[ranking[rank]] ? 1 : 0;
            precision[rank] = (double) found / (rank + 1);
            recall[rank] = (double) found / total;
        }
        return new AveragePrecision(ranked, precision, recall);
    }

    /** The precision where the ranking first reaches that recall, from 0 to 1. */
    public double precisionAtRecall(double wanted) {
        for (int rank = 0; rank < recall.length; rank++) {
            if (recall[rank] >= wanted) {
                return precision[rank];
            }
        }
        return Double.NaN;
    }

    /**
     * VOC up to 2009 (VOCevalcls.m): the mean over the recalls 0, 0.1, ..., 1 of the best precision at that
     * recall or higher.
     */
    public double ap11() {
        double sum = 0;
        for (int step = 0; step <= 10; step++) {
            double best = 0;
            for (int rank = 0; rank < recall.length; rank++) {
                if (recall[rank] >= step / 10.0) {
                    best = Math.max(best, precision[rank]);
                }
            }
            sum += best;
        }
        return defined(sum / 11);
    }

    /** VOC since 2010 (VOCap.m): the area under the precision made monotone. */
    public double apAuc() {
        double area = 0;
        double envelope = 0;
        for (int rank = recall.length - 1; rank >= 0; rank--) {
            envelope = Math.max(envelope, precision[rank]);
            area += envelope * (recall[rank] - (rank == 0 ? 0 : recall[rank - 1]));
        }
        return defined(area);
    }

    /**
     * scikit-learn's average_precision_score: the sum of precisions weighted by the increase of recall, without
     * making them monotone; images with equal scores count together.
     */
    public double averagePrecision() {
        double area = 0;
        double before = 0;
        for (int rank = 0; rank < recall.length; rank++) {
            if (rank + 1 == recall.length || ranked[rank + 1] != ranked[rank]) {
                area += precision[rank] * (recall[rank] - before);
                before = recall[rank];
            }
        }
        return defined(area);
    }

    private double defined(double value) {
        return recall.length == 0 || Double.isNaN(recall[recall.length - 1]) ? Double.NaN : value;
    }
}
