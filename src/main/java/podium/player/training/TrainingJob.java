package podium.player.training;

import podium.core.InputException;
import podium.player.images.Balance;
import podium.player.images.BatchPlan;
import podium.player.images.InputPlanes;
import podium.player.images.TrainingData;
import podium.player.network.Parameters;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.Engine;
import podium.player.recipe.Recipe;

/**
 * The inputs of a training, which together decide the trained network.
 *
 * @param recipe the recipe
 * @param network the network that is trained
 * @param initial the initial parameters of the network's {@code TRAINING} graph
 * @param data the images and targets
 * @param features the cache of a frozen backbone's features
 * @param predicting the engine that validates and computes features
 * @param threads the number of threads that read and augment images; it does not change the result
 */
public record TrainingJob(
        Recipe recipe,
        NetworkSpec network,
        Parameters initial,
        TrainingData data,
        FeatureCache features,
        Engine predicting,
        int threads) {
    public TrainingJob(
            Recipe recipe, NetworkSpec network, Parameters initial, TrainingData data, Engine predicting, int threads) {
        this(recipe, network, initial, data, new FeatureCache(), predicting, threads);
    }

    /** Returns this job on another split of the same images. Both jobs share the cached features. */
    public TrainingJob parted(int[] train, int[] valid) {
        return new TrainingJob(recipe, network, initial, data.parted(train, valid), features, predicting, threads);
    }

    /**
     * Returns this job without valid images: every stage runs all its epochs, and the last epoch is kept.
     *
     * @throws InputException if the recipe's schedule is plateau, which needs a metric on valid
     */
    public TrainingJob withoutChoice() {
        return new TrainingJob(recipe.withoutChoice(), network, initial, data, features, predicting, threads);
    }

    /** Returns the planes of the network's input. */
    InputPlanes planes() {
        return InputPlanes.of(recipe.network().input());
    }

    /** Returns the plan by which training images are put into batches. */
    BatchPlan plan() {
        return new BatchPlan(
                recipe.network().size(),
                recipe.learning().batchSize(),
                planes(),
                recipe.images().augmentation(),
                true,
                Balance.of(data, recipe.learning().balance()),
                recipe.seed(),
                threads);
    }
}
