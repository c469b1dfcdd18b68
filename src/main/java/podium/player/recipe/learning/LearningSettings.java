package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

import java.util.List;

/**
 * The settings of a recipe that concern learning.
 *
 * @param loss the loss that is minimised
 * @param classWeights the weights of the classes in the loss
 * @param optimizer the optimiser
 * @param learningRate the learning rates of stages that have none of their own
 * @param schedule the schedule of the learning rates
 * @param stages the stages, in the order in which they are trained; at least one
 * @param batchSize the number of images per step, 1 or more
 * @param balance the exponent, from 0 to 1, by which images of rare classes are drawn more often; 0 switches it off
 */
public record LearningSettings(
        Loss loss,
        ClassWeights classWeights,
        Optimizer optimizer,
        LearningRate learningRate,
        Schedule schedule,
        List<Stage> stages,
        int batchSize,
        double balance) {
    /** The defaults: binary cross-entropy, Adam, 20 epochs of all layers. */
    public static final LearningSettings STANDARD = new LearningSettings(
            Loss.STANDARD,
            ClassWeights.STANDARD,
            Optimizer.STANDARD,
            new LearningRate(1e-4, 1e-3),
            Schedule.STANDARD,
            List.of(new Stage(Trainable.of("all"), 20, null)),
            16,
            0);

    public LearningSettings {
        require(batchSize >= 1, "batch-size", batchSize, "a number of images per step, 1 or more");
        require(
                balance >= 0 && balance <= 1,
                "balance",
                balance,
                "a number from 0 (each image once per epoch) to 1 (each class equally often)");
        stages = List.copyOf(stages);
        require(!stages.isEmpty(), "stages", stages, "one or more stages, such as {train: head, epochs: 20}");
    }

    /** Returns these settings with another kind of loss. */
    public LearningSettings withLoss(LossKind kind) {
        return new LearningSettings(
                loss.withKind(kind), classWeights, optimizer, learningRate, schedule, stages, batchSize, balance);
    }

    /** Returns these settings with other stages. */
    public LearningSettings withStages(List<Stage> others) {
        return new LearningSettings(loss, classWeights, optimizer, learningRate, schedule, others, batchSize, balance);
    }

    /** Returns the learning rates of one of the stages. */
    public LearningRate learningRate(Stage stage) {
        return stage.learningRate() == null ? learningRate : stage.learningRate();
    }

    /** Returns the number of epochs of all stages together. */
    public int epochs() {
        return stages.stream().mapToInt(Stage::epochs).sum();
    }
}
