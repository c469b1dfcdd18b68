package podium.core.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The risk of a classifier that decides only its surest images: for each share of images that are kept, the share of
 * wrong ones among them (El-Yaniv and Wiener, Journal of Machine Learning Research 11, 2010).
 *
 * <pre>{@code
 * RiskCoverage curve = RiskCoverage.of(new double[] {0.9, 0.6}, new boolean[] {true, false});
 * curve.coverages();     // 0.5, 1
 * curve.risks();         // 0, 0.5
 * }</pre>
 */
public final class RiskCoverage {
    private final double[] coverages;
    private final double[] risks;

    private RiskCoverage(double[] coverages, double[] risks) {
        this.coverages = coverages;
        this.risks = risks;
    }

    /**
     * The curve of some images. Images with the same confidence are kept together.
     *
     * @param confidences how sure the classifier is of each image; more is surer
     * @param right whether its class is right
     */
    public static RiskCoverage of(double[] confidences, boolean[] right) {
        if (confidences.length == 0 || confidences.length != right.length) {
            throw new IllegalArgumentException(confidences.length + " confidences, " + right.length + " outcomes");
        }
        int[] order = IntStream.range(0, confidences.length)
                .boxed()
                .sorted(Comparator.comparingDouble(image -> -confidences[image]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] coverages = new double[order.length];
        double[] risks = new double[order.length];
        int points = 0;
        int wrong = 0;
        for (int kept = 1; kept <= order.length; kept++) {
            wrong += right[order[kept - 1]] ? 0 : 1;
            if (kept == order.length || confidences[order[kept]] != confidences[order[kept - 1]]) {
                coverages[points] = (double) kept / order.length;
                risks[points++] = (double) wrong / kept;
            }
        }
        return new RiskCoverage(Arrays.copyOf(coverages, points), Arrays.copyOf(risks, points));
    }

    /** A copy of the shares of images that are kept, in increasing order; the last is 1. */
    public double[] coverages() {
        return coverages.clone();
    }

    /** A copy of the share of wrong images among those that are kept, one for each of {@link #coverages}. */
    public double[] risks() {
        return risks.clone();
    }
}
