package podium.core.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * How far probabilities can be believed: their mean beside the share of what came true, in bins of equal width (DeGroot and
 * Fienberg, The Statistician 32, 1983), the expected calibration error (Naeini, Cooper and Hauskrecht, AAAI 2015) and Brier's
 * score (Monthly Weather Review 78, 1950).
 *
 * @param bins those that have a probability in them, from low to high
 * @param error mean over probabilities of the distance between their bin's mean and share
 * @param brier mean squared distance of probabilities from what came true, 0 or 1
 */
public record Reliability(List<Bin> bins, double error, double brier) {
    /** How many bins there are between 0 and 1. */
    public static final int BINS = 10;

    /**
     * A bin.
     *
     * @param mean of its probabilities
     * @param share of them that came true
     */
    public record Bin(double mean, double share, int count) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    /** Of probabilities and whether each came true; a probability of 1 lies in the last bin. */
    public static Reliability of(double[] probabilities, boolean[] came) {
        if (probabilities.length == 0 || probabilities.length != came.length) {
            throw new IllegalArgumentException(probabilities.length + " probabilities, " + came.length + " outcomes");
        }
        double[] sums = new double[BINS];
        int[] trues = new int[BINS];
        int[] counts = new int[BINS];
        double squares = 0;
        for (int i = 0; i < probabilities.length; i++) {
            int bin = (int) Math.min(BINS - 1, Math.floor(probabilities[i] * BINS));
            int outcome = came[i] ? 1 : 0;
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
