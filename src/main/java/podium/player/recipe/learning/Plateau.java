package podium.player.recipe.learning;

import podium.player.figures.Metric;
import podium.player.figures.Patience;

/**
 * The state of a plateau schedule after an epoch.
 *
 * @param patience the best value so far and the number of epochs since the last improvement or reduction
 * @param multiplier the multiplier of the learning rates from the next epoch on
 */
public record Plateau(Patience patience, double multiplier) {
    /** The state at the beginning of a stage. */
    public static final Plateau START = new Plateau(Patience.START, 1);

    /**
     * Returns the state after one more epoch. If the metric has not improved for {@link Schedule#patience} epochs, the
     * multiplier is reduced and the count starts again.
     */
    public Plateau after(int epoch, double value, Metric metric, double minDelta, Schedule schedule) {
        Patience next = patience.after(epoch, value, metric, minDelta);
        return next.waiting() < schedule.patience()
                ? new Plateau(next, multiplier)
                : new Plateau(
                        new Patience(next.best(), next.bestEpoch(), 0),
                        Math.max(schedule.floor(), multiplier * schedule.factor()));
    }
}
