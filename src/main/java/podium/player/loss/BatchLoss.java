package podium.player.loss;

import podium.player.images.Batch;
import podium.player.images.TrainingData;
import podium.player.network.engine.LogitLoss;
import podium.player.recipe.Recipe;

/** A recipe's loss on the batches of a training; {@link EpochScores} ask it about the batch that it was last asked for. */
public sealed interface BatchLoss permits ClassLoss, LabelLoss {
    static BatchLoss of(Recipe recipe, TrainingData data) {
        return switch (recipe.task()) {
            case CLASSIFICATION -> new ClassLoss(recipe, data);
            case SEGMENTATION -> new LabelLoss(recipe, data);
        };
    }

    /** The loss of a batch. */
    LogitLoss of(Batch batch);

    /** What takes the scores of batches whose loss this was asked for. */
    EpochScores newScores();
}
