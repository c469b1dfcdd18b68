package podium.player.training;

import podium.judge.competition.Task;
import podium.player.network.mxnet.LogitLoss;

/** A recipe's loss on the batches of a training; {@link EpochScores} ask it about the batch that it was last asked for. */
sealed interface BatchLoss permits ClassLoss, LabelLoss {
    static BatchLoss of(Recipe recipe, TrainingData data) {
        return recipe.task() == Task.SEGMENTATION ? new LabelLoss(recipe, data) : new ClassLoss(recipe, data);
    }

    /** The loss of a batch. */
    LogitLoss of(Batch batch);

    /** What takes the scores of batches whose loss this was asked for. */
    EpochScores newScores();
}
