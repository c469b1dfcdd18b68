package podium.player.training;

import podium.player.figures.Patience;
import podium.player.recipe.learning.Plateau;

/**
 * Where a training stands between two batches, but for the arrays.
 *
 * @param stage from 0
 * @param stageEpoch the stage's epochs that are done
 * @param epoch the epochs of all stages that are done, as they were run
 * @param batch the batches of the next epoch that are done
 * @param lossSum over the images of those batches
 * @param steps of the stage's optimiser
 * @param patience of the stage
 * @param plateau of the stage
 * @param best of all stages
 */
record TrainingState(
        int stage,
        int stageEpoch,
        int epoch,
        int batch,
        double lossSum,
        long steps,
        Patience patience,
        Plateau plateau,
        Patience best) {
    static final TrainingState START =
            new TrainingState(0, 0, 0, 0, 0, 0, Patience.START, Plateau.START, Patience.START);

    TrainingState afterBatch(double loss, long optimizerSteps) {
        return new TrainingState(
                stage, stageEpoch, epoch, batch + 1, lossSum + loss, optimizerSteps, patience, plateau, best);
    }

    TrainingState afterEpoch(Patience newPatience, Plateau newPlateau, Patience newBest) {
        return new TrainingState(stage, stageEpoch + 1, epoch + 1, 0, 0, steps, newPatience, newPlateau, newBest);
    }

    TrainingState nextStage() {
        return new TrainingState(stage + 1, 0, epoch, 0, 0, 0, Patience.START, Plateau.START, best);
    }
}
