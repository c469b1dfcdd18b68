package podium.player.recipe;

import podium.core.InputException;
import podium.player.figures.Metric;
import podium.player.recipe.learning.Schedule;
import podium.player.recipe.learning.ScheduleKind;

/**
 * Which epoch's parameters are kept, and when a stage ends early.
 *
 * @param metric the figure on valid that early stopping, the plateau schedule and the best checkpoint go by
 */
public record EpochChoice(Metric metric, EarlyStopping earlyStopping, Checkpoint checkpoint) {
    static final EpochChoice STANDARD =
            new EpochChoice(Metric.AVERAGE_PRECISION, EarlyStopping.STANDARD, Checkpoint.BEST);

    EpochChoice withMetric(Metric other) {
        return new EpochChoice(other, earlyStopping, checkpoint);
    }

    /** Every stage runs to its end, and the last epoch is kept. */
    EpochChoice lastEpoch(Schedule schedule) {
        if (schedule.kind() == ScheduleKind.PLATEAU) {
            throw new InputException("schedule.kind is plateau, which waits for a figure on valid; without a valid part"
                    + " of its own a training needs another, such as --recipe-set schedule.kind=cosine");
        }
        return new EpochChoice(metric, EarlyStopping.STANDARD, Checkpoint.LAST);
    }
}
