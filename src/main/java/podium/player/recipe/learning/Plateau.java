package podium.player.recipe.learning;

import podium.player.figures.Metric;
import podium.player.figures.Patience;

/**
 * Where a plateau schedule stands after an epoch.
 *
 * @param multiplier of the learning rates from here on
 */
public record Plateau(Patience patience, double multiplier) {
    /** A stage's beginning. */
    public static final Plateau START = new Plateau(Patience.START, 1);

    /** After one more epoch: with patience at its end the multiplier is lowered, and the waiting begins anew. */
    public Plateau after(int epoch, double value, Metric metric, double minDelta, Schedule schedule) {
        Patience next = patience.after(epoch, value, metric, minDelta);
        return next.waiting() < schedule.patience()
                ? new Plateau(next, multiplier)
                : new Plateau(
                        new Patience(next.best(), next.bestEpoch(), 0),
                        Math.max(schedule.floor(), multiplier * schedule.factor()));
    }
}
