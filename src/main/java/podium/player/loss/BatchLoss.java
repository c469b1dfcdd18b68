package podium.player.loss;

import podium.player.images.Batch;
import podium.player.images.TrainingData;
import podium.player.network.running.LogitLoss;
import podium.player.recipe.Recipe;

/** The loss of a recipe on batches. {@link EpochScores} read from it the scores of the batch whose loss came last. */
public sealed interface BatchLoss permits ClassLoss, LabelLoss {
    /** Creates the loss of a recipe's task. */
    static BatchLoss of(Recipe recipe, TrainingData data) {
        return switch (recipe.task()) {
            case CLASSIFICATION -> new ClassLoss(recipe, data);
            case SEGMENTATION -> new LabelLoss(recipe, data);
        };
    }

    /** Returns the loss of a batch as a function of its logits. */
    LogitLoss of(Batch batch);

    /** Returns an empty collector for the scores of this loss's batches. */
    EpochScores newScores();
}
