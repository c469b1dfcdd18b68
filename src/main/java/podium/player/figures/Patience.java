package podium.player.figures;

/**
 * How long a figure has not got better: what early stopping and the plateau schedule remember, and a checkpoint keeps.
 *
 * @param best the best value; without meaning before the first epoch
 * @param bestEpoch the epoch of the best value, from 1; 0 before the first
 * @param waiting epochs since then
 */
public record Patience(double best, int bestEpoch, int waiting) {
    /** Before the first epoch. */
    public static final Patience START = new Patience(0, 0, 0);

    /**
     * After one more epoch. A value counts as better if it is by more than {@code minDelta}; NaN never does, and anything
     * is better than nothing.
     */
    public Patience after(int epoch, double value, Metric metric, double minDelta) {
        boolean better = bestEpoch == 0 ? !Double.isNaN(value) : metric.gain(best, value) > minDelta;
        return better ? new Patience(value, epoch, 0) : new Patience(best, bestEpoch, waiting + 1);
    }
}
