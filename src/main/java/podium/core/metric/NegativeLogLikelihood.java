package podium.core.metric;

/**
 * The mean of -log p of what came true and -log(1 - p) of what did not, in nats: the proper score that calibrations are fitted
 * by (Good, Journal of the Royal Statistical Society B 14, 1952).
 */
public final class NegativeLogLikelihood {
    private NegativeLogLikelihood() {}

    /**
     * Of probabilities and whether each came true. Probabilities are kept {@link LogOdds#NEAREST} away from 0 and 1, so that a
     * single wrong certainty does not make the mean infinite.
     *
     * @throws IllegalArgumentException if there is no probability, or the lengths differ
     */
    public static double of(double[] probabilities, boolean[] came) {
        if (probabilities.length == 0 || probabilities.length != came.length) {
            throw new IllegalArgumentException(probabilities.length + " probabilities, " + came.length + " outcomes");
        }
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double ofOutcome = came[i] ? probabilities[i] : 1 - probabilities[i];
            sum -= Math.log(Math.max(LogOdds.NEAREST, Math.min(1 - LogOdds.NEAREST, ofOutcome)));
        }
        return sum / probabilities.length;
    }
}
