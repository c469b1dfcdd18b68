package podium.lab.reject;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import podium.core.metric.RocCurve;

/**
 * The ROC curve of two groups whose members count several times or not at all, as in a bootstrap sample. The figures are
 * those of {@link RocCurve} for members that are repeated.
 *
 * <pre>{@code
 * WeightedRoc curve = WeightedRoc.of(new double[] {1, 3}, new double[] {2});
 * curve.area(new int[] {1, 1}, new int[] {1});     // 0.5
 * curve.area(new int[] {2, 0}, new int[] {1});     // 1
 * }</pre>
 */
final class WeightedRoc {
    private final int levels;
    private final int[] negatives;
    private final int[] positives;

    private WeightedRoc(int levels, int[] negatives, int[] positives) {
        this.levels = levels;
        this.negatives = negatives;
        this.positives = positives;
    }

    /** The curve of two groups; the positives should have the higher numbers. */
    static WeightedRoc of(double[] negatives, double[] positives) {
        double[] distinct = DoubleStream.concat(Arrays.stream(negatives), Arrays.stream(positives))
                .map(WeightedRoc::unsigned)
                .distinct()
                .sorted()
                .toArray();
        return new WeightedRoc(distinct.length, places(negatives, distinct), places(positives, distinct));
    }

    /** The same number, but 0 for -0, which sorting would separate. */
    private static double unsigned(double value) {
        return value == 0 ? 0 : value;
    }

    private static int[] places(double[] values, double[] distinct) {
        return Arrays.stream(values)
                .mapToInt(value -> Arrays.binarySearch(distinct, unsigned(value)))
                .toArray();
    }

    private long[] counts(int[] places, int[] weights) {
        long[] counts = new long[levels];
        for (int member = 0; member < places.length; member++) {
            counts[places[member]] += weights[member];
        }
        return counts;
    }

    /** The area under the curve, where ties count half; NaN if a group is empty. */
    double area(int[] negativeWeights, int[] positiveWeights) {
        long[] unknown = counts(negatives, negativeWeights);
        long[] known = counts(positives, positiveWeights);
        long below = 0;
        long doubled = 0;
        long all = 0;
        for (int level = 0; level < levels; level++) {
            doubled += known[level] * (2 * below + unknown[level]);
            below += unknown[level];
            all += known[level];
        }
        return below == 0 || all == 0 ? Double.NaN : doubled / (2.0 * below * all);
    }

    /** The share of negatives that reach what the share {@code truePositives} of the positives reaches. */
    double falsePositives(double truePositives, int[] negativeWeights, int[] positiveWeights) {
        long[] unknown = counts(negatives, negativeWeights);
        long[] known = counts(positives, positiveWeights);
        long all = Arrays.stream(unknown).sum();
        long members = Arrays.stream(known).sum();
        if (all == 0 || members == 0) {
            return Double.NaN;
        }
        int wanted = RocCurve.reaching(truePositives, members);
        long found = 0;
        long reached = 0;
        for (int level = levels - 1; found < wanted; level--) {
            found += known[level];
            reached += unknown[level];
        }
        return (double) reached / all;
    }
}
