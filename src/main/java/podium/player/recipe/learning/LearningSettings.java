package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

import java.util.List;

/**
 * How a network learns: what it minimises, by which steps, and on which images.
 *
 * @param batchSize images per step
 * @param balance the power by which images of rare classes are drawn more often, 0 for none
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
        require(batchSize >= 1, "batch-size", batchSize, "images a step, 1 or more");
        require(
                balance >= 0 && balance <= 1,
                "balance",
                balance,
                "0, each image once an epoch, to 1, each class as often");
        stages = List.copyOf(stages);
        require(!stages.isEmpty(), "stages", stages, "one or more, such as {train: head, epochs: 20}");
    }

    public LearningSettings withLoss(LossKind kind) {
        return new LearningSettings(
                loss.withKind(kind), classWeights, optimizer, learningRate, schedule, stages, batchSize, balance);
    }

    /** The learning rates of one of its stages. */
    public LearningRate learningRate(Stage stage) {
        return stage.learningRate() == null ? learningRate : stage.learningRate();
    }

    /** The epochs of all stages. */
    public int epochs() {
        return stages.stream().mapToInt(Stage::epochs).sum();
    }
}
