package podium.core.metric;

/**
 * The expected calibration error of a classifier (Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural
 * networks", ICML 2017). The predictions are put into bins of equal width by their confidence, the probability of the
 * predicted class; bin m of M has the confidences above (m - 1) / M and at most m / M. The error is the mean over
 * predictions of the distance between their bin's mean confidence and its share of right predictions.
 *
 * <p>{@link Reliability} is about the probabilities of all classes.
 *
 * <pre>{@code
 * CalibrationError.of(new double[] {0.9, 0.9}, new boolean[] {true, false});   // 0.4: half of them are right
 * }</pre>
 */
public final class CalibrationError {
    /** The number of bins between 0 and 1. */
    public static final int BINS = 15;

    private CalibrationError() {}

    /**
     * Computes the error.
     *
     * @param confidences the probability of each predicted class
     * @param right true where the prediction is right
     * @throws IllegalArgumentException if there are no predictions, or the lengths differ
     */
    public static double of(double[] confidences, boolean[] right) {
        if (confidences.length == 0 || confidences.length != right.length) {
            throw new IllegalArgumentException(confidences.length + " confidences, " + right.length + " outcomes");
        }
        double[] gaps = new double[BINS]; // in each bin the sum of confidence - outcome
        for (int i = 0; i < confidences.length; i++) {
            int bin = (int) Math.ceil(confidences[i] * BINS) - 1;
            gaps[Math.max(0, Math.min(BINS - 1, bin))] += confidences[i] - (right[i] ? 1 : 0);
        }
        double sum = 0;
        for (double gap : gaps) {
            sum += Math.abs(gap);
        }
        return sum / confidences.length;
    }
}
