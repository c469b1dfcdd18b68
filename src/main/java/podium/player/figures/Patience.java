package podium.player.figures;

/**
 * The number of epochs since a metric last improved. Early stopping and the plateau schedule use it, and a checkpoint
 * stores it.
 *
 * @param best the best value; meaningless before the first epoch
 * @param bestEpoch the epoch of the best value, from 1; 0 before the first epoch
 * @param waiting the number of epochs since then
 */
public record Patience(double best, int bestEpoch, int waiting) {
    /** The state before the first epoch. */
    public static final Patience START = new Patience(0, 0, 0);

    /**
     * Returns the state after one more epoch. A value is an improvement if it is better by more than {@code minDelta}.
     * NaN is never an improvement; the first other value always is.
     */
    public Patience after(int epoch, double value, Metric metric, double minDelta) {
        boolean better = bestEpoch == 0 ? !Double.isNaN(value) : metric.gain(best, value) > minDelta;
        return better ? new Patience(value, epoch, 0) : new Patience(best, bestEpoch, waiting + 1);
    }
}
