package podium.player.training;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Where a training stands between two batches, but for the arrays. A checkpoint keeps it, all its keys side by side.
 *
 * @param lossSum over the images of the batches that are done of the next epoch
 * @param steps of the stage's optimiser
 */
record TrainingState(
        @JsonUnwrapped Position position,
        double lossSum,
        long steps,
        @JsonUnwrapped Improvement improvement) {
    static final TrainingState START = new TrainingState(Position.START, 0, 0, Improvement.START);

    TrainingState afterBatch(double loss, long optimizerSteps) {
        return new TrainingState(position.afterBatch(), lossSum + loss, optimizerSteps, improvement);
    }

    TrainingState afterEpoch(Improvement newImprovement) {
        return new TrainingState(position.afterEpoch(), 0, steps, newImprovement);
    }

    TrainingState nextStage() {
        return new TrainingState(position.nextStage(), 0, 0, improvement.nextStage());
    }
}
