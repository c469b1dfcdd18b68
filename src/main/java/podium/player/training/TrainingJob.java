package podium.player.training;

import podium.core.InputException;
import podium.player.images.Balance;
import podium.player.images.BatchPlan;
import podium.player.images.TrainingData;
import podium.player.network.Parameters;
import podium.player.network.architecture.NetworkSpec;
import podium.player.recipe.Recipe;

/**
 * All that decides a trained network.
 *
 * @param initial parameters of the network's {@code TRAINING} graph
 * @param features that were computed before
 * @param threads that read and augment images; they change no byte
 */
public record TrainingJob(
        Recipe recipe, NetworkSpec network, Parameters initial, TrainingData data, FeatureCache features, int threads) {
    public TrainingJob(Recipe recipe, NetworkSpec network, Parameters initial, TrainingData data, int threads) {
        this(recipe, network, initial, data, new FeatureCache(), threads);
    }

    /** The same job on other parts of the same images; what a frozen backbone made of them is made once for both. */
    public TrainingJob parted(int[] train, int[] valid) {
        return new TrainingJob(recipe, network, initial, data.parted(train, valid), features, threads);
    }

    /**
     * The same job for images of which none are kept apart to choose by: every stage runs all its epochs, and the last is
     * kept.
     *
     * @throws InputException if the recipe's schedule waits for a figure on valid
     */
    public TrainingJob withoutChoice() {
        return new TrainingJob(recipe.withoutChoice(), network, initial, data, features, threads);
    }

    /** How the training images become batches. */
    BatchPlan plan() {
        return new BatchPlan(
                recipe.network().size(),
                recipe.learning().batchSize(),
                recipe.network().scaling(),
                recipe.images().augmentation(),
                true,
                Balance.of(data, recipe.learning().balance()),
                recipe.seed(),
                threads);
    }
}
