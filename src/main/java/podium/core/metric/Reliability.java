package podium.core.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * How reliable probabilities are: their mean and the share of true outcomes in bins of equal width (DeGroot and
 * Fienberg, The Statistician 32, 1983), the expected calibration error (Naeini, Cooper and Hauskrecht, AAAI
 * 2015) and the Brier score (Monthly Weather Review 78, 1950).
 *
 * @param bins the bins with at least one probability, from low to high
 * @param error the mean over probabilities of the distance between their bin's mean and share
 * @param brier the mean squared distance between probabilities and outcomes, 0 or 1
 */
public record Reliability(List<Bin> bins, double error, double brier) {
    /** The number of bins between 0 and 1. */
    public static final int BINS = 10;

    /**
     * A bin.
     *
     * @param mean the mean of its probabilities
     * @param share the share of true outcomes
     * @param count the number of its probabilities
     */
    public record Bin(double mean, double share, int count) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    /** The reliability of probabilities with their outcomes; a probability of 1 is in the last bin. */
    public static Reliability of(double[] probabilities, boolean[] outcomes) {
        if (probabilities.length == 0 || probabilities.length != outcomes.length) {
            throw new IllegalArgumentException(
                    probabilities.length + " probabilities, " + outcomes.length + " outcomes");
        }
        double[] sums = new double[BINS];
        int[] trues = new int[BINS];
        int[] counts = new int[BINS];
        double squares = 0;
        for (int i = 0; i < probabilities.length; i++) {
            int bin = (int) Math.min(BINS - 1, Math.floor(probabilities[i] * BINS));
            int outcome = outcomes[i] ? 1 : 0;
            sums[bin] += probabilities[i];
            trues[bin] += outcome;
            counts[bin]++;
            squares += (probabilities[i] - outcome) * (probabilities[i] - outcome);
        }
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                Bin found = new Bin(sums[bin] / counts[bin], (double) trues[bin] / counts[bin], counts[bin]);
                bins.add(found);
                error += Math.abs(found.mean() - found.share()) * counts[bin] / probabilities.length;
            }
        }
        return new Reliability(bins, error, squares / probabilities.length);
    }
}
