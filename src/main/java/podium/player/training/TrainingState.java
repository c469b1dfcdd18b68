package podium.player.training;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The state of a training between two batches, without its arrays. checkpoint.json has all its keys at one level.
 *
 * @param position the position between two batches
 * @param lossSum the sum of the losses of all images in the completed batches of the current epoch
 * @param steps the number of steps of the stage's optimiser
 * @param improvement the state of early stopping, of the plateau schedule and of the choice of the best epoch
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
