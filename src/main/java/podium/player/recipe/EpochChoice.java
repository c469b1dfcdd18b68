package podium.player.recipe;

import podium.core.InputException;
import podium.judge.competition.Labelling;
import podium.player.figures.Metric;
import podium.player.recipe.learning.Schedule;
import podium.player.recipe.learning.ScheduleKind;

/**
 * The settings that choose the epoch whose parameters are kept, and end a stage early.
 *
 * @param metric the metric on valid that early stopping, the plateau schedule and the best checkpoint use
 * @param earlyStopping the condition under which a stage ends early
 * @param checkpoint the epoch whose parameters become the run's model
 */
public record EpochChoice(Metric metric, EarlyStopping earlyStopping, Checkpoint checkpoint) {
    /** Returns the defaults for images with one class, or any number of classes. */
    static EpochChoice standard(Labelling labels) {
        Metric metric = switch (labels) {
            case MULTIPLE -> Metric.AVERAGE_PRECISION;
            case SINGLE -> Metric.ACCURACY;
        };
        return new EpochChoice(metric, EarlyStopping.STANDARD, Checkpoint.BEST);
    }

    EpochChoice withMetric(Metric other) {
        return new EpochChoice(other, earlyStopping, checkpoint);
    }

    /**
     * Returns these settings without early stopping and with the last epoch kept.
     *
     * @throws InputException if the schedule is plateau, which needs a metric on valid
     */
    EpochChoice lastEpoch(Schedule schedule) {
        if (schedule.kind() == ScheduleKind.PLATEAU) {
            throw new InputException("schedule.kind is plateau, which needs a metric on valid, but this training has no"
                    + " valid part; choose another schedule, such as --recipe-set schedule.kind=cosine");
        }
        return new EpochChoice(metric, EarlyStopping.STANDARD, Checkpoint.LAST);
    }
}
