package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import java.util.ArrayList;
import java.util.List;
import podium.core.InputException;
import podium.core.yaml.Spelling;
import podium.judge.competition.Task;
import podium.player.figures.DecisionRule;
import podium.player.figures.Metric;
import podium.player.network.BatchNormMode;
import podium.player.network.HeadActivation;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.Head;
import podium.player.network.architecture.InputScaling;
import podium.player.network.architecture.NetworkSpec;

/**
 * How a network is made and trained: all that decides its parameters but the data, checked as a whole. Every key is
 * explained in competition/README.md.
 *
 * @param task the half of the competition that it is for
 * @param architecture a name that {@link Architecture} knows; of a segmenter, the backbone
 * @param weights a .params file or its folder, {@code zoo:NAME}, or {@code none} to begin at random
 * @param size side of the square input, in pixels; a segmenter learns from windows of this size
 * @param head of a classifier
 * @param segmenter of a segmenter: its head, and how images become windows
 * @param metric the figure on valid that early stopping, the plateau schedule and the best checkpoint go by
 * @param batchSize images a step
 * @param balance the power by which images of rare classes are drawn more often, 0 for none
 * @param adversarial whether images are attacked before they are learnt from
 * @param distillation at what temperature, and from labels or from another network, a classifier learns
 * @param perturber what perturbs the images of a network that stays as it is, in place of training that
 */
public record Recipe(
        Task task,
        String architecture,
        String weights,
        int size,
        InputScaling scaling,
        Rectifier rectifier,
        BatchNormMode batchNorm,
        ClassifierHead head,
        SegmenterSettings segmenter,
        Loss loss,
        ClassWeights classWeights,
        Optimizer optimizer,
        LearningRate learningRate,
        Schedule schedule,
        List<Stage> stages,
        int batchSize,
        double balance,
        Metric metric,
        EarlyStopping earlyStopping,
        Checkpoint checkpoint,
        Features features,
        Augmentation augmentation,
        DecisionRule decision,
        boolean flipAveraging,
        Adversarial adversarial,
        Distillation distillation,
        Perturbing perturber,
        long seed) {
    /** Label 0 by name. */
    public static final String BACKGROUND = "background";

    /** What a recipe need not say. */
    public static final Recipe STANDARD = new Recipe(
            Task.CLASSIFICATION,
            "mobilenetv2_1.0",
            "none",
            225,
            InputScaling.SYMMETRIC,
            Rectifier.RELU6,
            BatchNormMode.TRAINED,
            ClassifierHead.LINEAR,
            SegmenterSettings.STANDARD,
            Loss.STANDARD,
            ClassWeights.STANDARD,
            Optimizer.STANDARD,
            new LearningRate(1e-4, 1e-3),
            Schedule.STANDARD,
            List.of(new Stage(Trainable.of("all"), 20, null)),
            16,
            0,
            Metric.AVERAGE_PRECISION,
            EarlyStopping.STANDARD,
            Checkpoint.BEST,
            Features.STANDARD,
            Augmentation.NONE,
            new DecisionRule(0.5, false),
            false,
            Adversarial.STANDARD,
            Distillation.STANDARD,
            Perturbing.STANDARD,
            2009);

    public Recipe {
        requireArchitecture(architecture);
        require(!weights.isBlank(), "weights", "empty", "a .params file, its folder, zoo:NAME or none");
        require(size >= 32 && size <= 2048, "size", size, "the input's side in pixels, 32 to 2048");
        require(batchSize >= 1, "batch-size", batchSize, "images a step, 1 or more");
        require(
                balance >= 0 && balance <= 1,
                "balance",
                balance,
                "0, each image once an epoch, to 1, each class as often");
        stages = List.copyOf(stages);
        require(!stages.isEmpty(), "stages", stages, "one or more, such as {train: head, epochs: 20}");
        requireTask(task, architecture, loss, metric, features, augmentation);
        requireLayers(task, architecture, stages);
        boolean softmax = loss.kind() == LossKind.SOFTMAX_CROSS_ENTROPY;
        require(
                task == Task.SEGMENTATION || softmax == (head.activation() == HeadActivation.SOFTMAX),
                "loss.kind",
                Spelling.of(loss.kind()),
                "a loss that fits head.activation: softmax goes with softmax-cross-entropy, sigmoid with the others");
        require(
                features.views() <= 1 || !augmentation.equals(Augmentation.NONE),
                "features.views",
                features.views(),
                "0 or 1 without augmentation, which makes all views of an image the same");
        require(
                features.views() == 0
                        || stages.stream().anyMatch(stage -> stage.train().headOnly()),
                "features.views",
                features.views(),
                "0 where no stage trains the head alone");
        require(
                !weights.equals("none") || batchNorm == BatchNormMode.TRAINED,
                "batch-norm",
                Spelling.of(batchNorm),
                "trained where weights is none: there are no statistics to go by");
        require(
                !adversarial.attacks() || !perturber.perturbs(),
                "adversarial.epsilon",
                adversarial.epsilon(),
                "0 where perturber.kind is not none");
        require(
                distillation.equals(Distillation.STANDARD) || (task == Task.CLASSIFICATION && !perturber.perturbs()),
                "distillation.temperature",
                distillation.temperature(),
                "1, and no teacher, where task is segmentation or perturber.kind is not none");
        if (perturber.perturbs()) {
            requirePerturbing(weights, stages, metric, features, segmenter);
        }
    }

    /**
     * What a recipe that perturbs a run's network need not say: all that its network is, and sees.
     *
     * @param victim of that run
     * @param weights its model's parameters
     */
    public static Recipe against(Recipe victim, String weights) {
        boolean segments = victim.task == Task.SEGMENTATION;
        boolean softmax = victim.head.activation() == HeadActivation.SOFTMAX;
        LossKind loss = segments
                ? LossKind.PIXEL_CROSS_ENTROPY
                : softmax ? LossKind.SOFTMAX_CROSS_ENTROPY : LossKind.BINARY_CROSS_ENTROPY;
        return new Recipe(
                victim.task,
                victim.architecture,
                weights,
                victim.size,
                victim.scaling,
                victim.rectifier,
                victim.batchNorm,
                victim.head,
                victim.segmenter.withoutDice(),
                Loss.STANDARD.of(loss),
                ClassWeights.STANDARD,
                STANDARD.optimizer,
                STANDARD.learningRate,
                STANDARD.schedule,
                STANDARD.stages,
                STANDARD.batchSize,
                0,
                Metric.LOSS,
                STANDARD.earlyStopping,
                STANDARD.checkpoint,
                Features.STANDARD,
                Augmentation.NONE,
                victim.decision,
                victim.flipAveraging,
                Adversarial.STANDARD,
                Distillation.STANDARD,
                Perturbing.STANDARD,
                STANDARD.seed);
    }

    private static void requirePerturbing(
            String weights, List<Stage> stages, Metric metric, Features features, SegmenterSettings segmenter) {
        require(
                !weights.equals("none"),
                "weights",
                weights,
                "those of the run that is perturbed, since perturber.kind is not none: give --victim RUN");
        require(
                stages.stream().allMatch(stage -> stage.train().headOnly()),
                "stages",
                stages.stream().map(stage -> stage.train().toString()).toList(),
                "head alone, since the network that is perturbed stays as it is");
        require(metric == Metric.LOSS, "metric", Spelling.of(metric), "loss, since perturber.kind is not none");
        require(features.views() == 0, "features.views", features.views(), "0, since images are perturbed");
        require(segmenter.dice() == 0, "segmenter.dice", segmenter.dice(), "0, since perturber.kind is not none");
    }

    private static void requireTask(
            Task task, String architecture, Loss loss, Metric metric, Features features, Augmentation augmentation) {
        boolean segments = task == Task.SEGMENTATION;
        require(
                segments == (loss.kind() == LossKind.PIXEL_CROSS_ENTROPY),
                "loss.kind",
                Spelling.of(loss.kind()),
                segments ? "pixel-cross-entropy, since task is segmentation" : "another, since task is classification");
        require(
                metric.fits(task),
                "metric",
                Spelling.of(metric),
                segments
                        ? "loss, meanIou, pixelAccuracy or dice"
                        : "a figure of classification, such as averagePrecision");
        if (segments) {
            require(
                    Architecture.of(architecture).segments(),
                    "architecture",
                    architecture,
                    "a backbone of a segmenter: a MobileNet or resnet50_v2");
            require(
                    features.views() == 0,
                    "features.views",
                    features.views(),
                    "0, since a segmenter's features are maps");
            require(
                    augmentation.movesNothing(),
                    "augmentation",
                    "rotation, shear, zoom, translation or crop",
                    "flip and colour alone: segmenter.smallest-scale and largest-scale say how windows vary");
        }
    }

    private static void requireLayers(Task task, String architecture, List<Stage> stages) {
        for (int stage = 0; stage < stages.size(); stage++) {
            String key = "stages[" + stage + "].train";
            stages.get(stage).train().requireLayers(Architecture.of(architecture), task == Task.SEGMENTATION, key);
        }
    }

    private static void requireArchitecture(String name) {
        try {
            Architecture.of(name);
        } catch (IllegalArgumentException e) {
            require(
                    false,
                    "architecture",
                    name,
                    "one of " + String.join(", ", Architecture.names())
                            + ", or a MobileNet of another width, such as mobilenetv2_0.25");
        }
    }

    /** What the network has an output for: the classes, and for a segmenter the background before them. */
    public List<String> outputs(List<String> classes) {
        List<String> outputs = new ArrayList<>(task == Task.SEGMENTATION ? List.of(BACKGROUND) : List.of());
        outputs.addAll(classes);
        return outputs;
    }

    /** The network that it trains, with so many outputs. */
    public NetworkSpec network(int outputs) {
        Head made = task == Task.SEGMENTATION ? segmenter.head() : head;
        return new NetworkSpec(
                Architecture.of(architecture),
                size,
                outputs,
                made,
                batchNorm,
                rectifier,
                perturber.before(scaling, flipAveraging));
    }

    /** The network that a segmenter predicts with: the same parameters, perhaps another output stride. */
    public NetworkSpec testNetwork(int outputs) {
        return new NetworkSpec(
                Architecture.of(architecture),
                size,
                outputs,
                segmenter.testHead(),
                batchNorm,
                rectifier,
                perturber.before(scaling, flipAveraging));
    }

    /** The same, with every stage run to its end and the last epoch kept: for trainings that no image is chosen by. */
    public Recipe withoutChoice() {
        if (schedule.kind() == ScheduleKind.PLATEAU) {
            throw new InputException("schedule.kind is plateau, which waits for a figure on valid; without a valid part"
                    + " of its own a training needs another, such as --recipe-set schedule.kind=cosine");
        }
        return new Recipe(
                task,
                architecture,
                weights,
                size,
                scaling,
                rectifier,
                batchNorm,
                head,
                segmenter,
                loss,
                classWeights,
                optimizer,
                learningRate,
                schedule,
                stages,
                batchSize,
                balance,
                metric,
                EarlyStopping.STANDARD,
                Checkpoint.LAST,
                features,
                augmentation,
                decision,
                flipAveraging,
                adversarial,
                distillation,
                perturber,
                seed);
    }

    /** Whether it is for pixels, not for images. */
    public boolean segments() {
        return task == Task.SEGMENTATION;
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
