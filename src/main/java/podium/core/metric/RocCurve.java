package podium.core.metric;

import java.util.Arrays;

/** A ROC curve: how well a number separates two groups over all thresholds. */
public final class RocCurve {
    /** The rounding error of a share times a number of elements, which must not become another element. */
    private static final double ROUNDING = 1e-9;

    private final double[] negatives;
    private final double[] positives;

    private RocCurve(double[] negatives, double[] positives) {
        this.negatives = negatives;
        this.positives = positives;
    }

    /** The curve of two groups with at least one member each; the positives should have the higher numbers. */
    public static RocCurve of(double[] negatives, double[] positives) {
        if (negatives.length == 0 || positives.length == 0) {
            throw new IllegalArgumentException(negatives.length + " negatives, " + positives.length + " positives");
        }
        double[] sortedNegatives = negatives.clone();
        double[] sortedPositives = positives.clone();
        Arrays.sort(sortedNegatives);
        Arrays.sort(sortedPositives);
        return new RocCurve(sortedNegatives, sortedPositives);
    }

    /** The area under the curve: the probability that a positive is above a negative, where ties count half. */
    public double area() {
        double sum = 0;
        for (double positive : positives) {
            sum += (below(negatives, positive) + below(negatives, Math.nextUp(positive))) / 2.0;
        }
        return sum / ((double) negatives.length * positives.length);
    }

    /**
     * The share of positives above the lowest threshold that at most the share {@code falsePositives} of the
     * negatives exceeds.
     */
    public double truePositives(double falsePositives) {
        int allowed = (int) Math.floor(falsePositives * negatives.length);
        double threshold =
                allowed >= negatives.length ? Double.NEGATIVE_INFINITY : negatives[negatives.length - 1 - allowed];
        return 1 - (double) below(positives, Math.nextUp(threshold)) / positives.length;
    }

    /**
     * The share of negatives that reach the highest threshold which at least the share {@code truePositives} of the
     * positives reaches.
     */
    public double falsePositives(double truePositives) {
        double threshold = positives[positives.length - reaching(truePositives, positives.length)];
        return (double) (negatives.length - below(negatives, threshold)) / negatives.length;
    }

    /** The smallest number of elements that is at least a share of all, and at least 1. */
    public static int reaching(double share, long elements) {
        return (int) Math.max(1, Math.ceil(share * elements - ROUNDING));
    }

    /** The number of elements below a value. */
    private static int below(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
