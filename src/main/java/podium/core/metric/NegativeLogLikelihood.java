package podium.core.metric;

/**
 * The mean of -log p for true outcomes and -log(1 - p) for false ones, in nats: the proper score that
 * calibrations minimise (Good, Journal of the Royal Statistical Society B 14, 1952).
 */
public final class NegativeLogLikelihood {
    private NegativeLogLikelihood() {}

    /**
     * The mean over probabilities and their outcomes. Probabilities are kept {@link LogOdds#NEAREST} away from
     * 0 and 1, so that one wrong certainty does not make the mean infinite.
     *
     * @throws IllegalArgumentException if there are no probabilities, or the lengths differ
     */
    public static double of(double[] probabilities, boolean[] outcomes) {
        if (probabilities.length == 0 || probabilities.length != outcomes.length) {
            throw new IllegalArgumentException(
                    probabilities.length + " probabilities, " + outcomes.length + " outcomes");
        }
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double ofOutcome = outcomes[i] ? probabilities[i] : 1 - probabilities[i];
            sum -= Math.log(Math.max(LogOdds.NEAREST, Math.min(1 - LogOdds.NEAREST, ofOutcome)));
        }
        return sum / probabilities.length;
    }
}
