package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import podium.core.yaml.Spelling;
import podium.judge.competition.Labelling;
import podium.judge.competition.Task;
import podium.player.figures.FigureKind;
import podium.player.figures.Metric;
import podium.player.network.architecture.Head;
import podium.player.network.architecture.NetworkSpec;
import podium.player.recipe.learning.LearningSettings;
import podium.player.recipe.learning.LossKind;
import podium.player.recipe.learning.Stage;

/**
 * A recipe: everything except the data that decides the parameters of a trained network. The constructor checks that
 * the settings fit each other. In recipe.yaml the keys of all groups are at the same level; competition/README.md
 * explains every key.
 *
 * @param task the part of the competition that the network is for
 * @param network the network and its initial parameters
 * @param learning the loss, optimiser, schedule and stages
 * @param choice the epoch whose parameters are kept
 * @param images augmentation, the feature cache and tiles
 * @param prediction how outputs become predictions
 * @param robustness defences against attacks, or the training of an attack
 * @param seed the seed of every random number of the training
 */
public record Recipe(
        Task task,
        @JsonUnwrapped NetworkSettings network,
        @JsonUnwrapped LearningSettings learning,
        @JsonUnwrapped EpochChoice choice,
        @JsonUnwrapped ImageSettings images,
        @JsonUnwrapped PredictionSettings prediction,
        @JsonUnwrapped RobustnessSettings robustness,
        long seed) {
    /** The name of label 0 in label maps. */
    public static final String BACKGROUND = "background";

    private static final long SEED = 2009;

    public Recipe(
            Task task,
            NetworkSettings network,
            LearningSettings learning,
            EpochChoice choice,
            ImageSettings images,
            PredictionSettings prediction,
            RobustnessSettings robustness,
            long seed) {
        this.task = task;
        this.network = network;
        this.learning = learning;
        this.choice = choice;
        this.images = images;
        this.prediction = prediction;
        this.robustness = robustness;
        this.seed = seed;
        RecipeRules rules = RecipeRules.of(task);
        rules.check(this);
        for (int stage = 0; stage < learning.stages().size(); stage++) {
            rules.requireLayers(learning.stages().get(stage), network, "stages[" + stage + "].train");
        }
        require(
                images.features().views() == 0
                        || learning.stages().stream()
                                .anyMatch(stage -> stage.train().headOnly()),
                "features.views",
                images.features().views(),
                "0, because no stage trains only the head");
        require(
                images.features().views() == 0 || network.droppedShare() == 0,
                "features.views",
                images.features().views(),
                "0, because backbone-dropout changes the features in every step");
        require(
                network.input().depth() > 1 || images.augmentation().colours().saturation() == 0,
                "augmentation.saturation",
                images.augmentation().colours().saturation(),
                "0, because channels is 1 and grey has no saturation");
        if (robustness.perturber().perturbs()) {
            requirePerturbing();
        }
    }

    /**
     * Returns the default value of every key.
     *
     * @param labels how many classes an image has
     */
    public static Recipe standard(Labelling labels) {
        return new Recipe(
                Task.CLASSIFICATION,
                NetworkSettings.standard(labels),
                LearningSettings.STANDARD.withLoss(LossKind.of(labels)),
                EpochChoice.standard(labels),
                ImageSettings.STANDARD,
                PredictionSettings.standard(labels),
                RobustnessSettings.STANDARD,
                SEED);
    }

    private void requirePerturbing() {
        require(
                !network.weights().equals("none"),
                "weights",
                network.weights(),
                "the weights of the attacked run, because perturber.kind is not none; name it with --victim RUN");
        require(
                learning.stages().stream().allMatch(stage -> stage.train().headOnly()),
                "stages",
                learning.stages().stream()
                        .map(stage -> stage.train().toString())
                        .toList(),
                "train: head in every stage, because the network that is attacked does not change");
        require(
                choice.metric() == Metric.LOSS,
                "metric",
                Spelling.of(choice.metric()),
                "loss, because perturber.kind is not none");
        require(
                images.features().views() == 0,
                "features.views",
                images.features().views(),
                "0, because perturber.kind is not none");
        require(
                network.segmenter().dice() == 0,
                "segmenter.dice",
                network.segmenter().dice(),
                "0, because perturber.kind is not none");
    }

    /**
     * Returns the defaults of a recipe that trains a perturber. The network and what it sees are those of the victim.
     *
     * @param victim the recipe of the run that is attacked
     * @param weights the parameters of that run's model, as in {@link NetworkSettings#weights}
     */
    public static Recipe against(Recipe victim, String weights) {
        return new Recipe(
                victim.task,
                victim.network.perturbed(weights),
                LearningSettings.STANDARD.withLoss(RecipeRules.of(victim.task).plainLoss(victim.network)),
                EpochChoice.standard(victim.prediction.labels()).withMetric(Metric.LOSS),
                victim.images.cutAlike(),
                victim.prediction,
                RobustnessSettings.STANDARD,
                SEED);
    }

    /**
     * Returns this recipe without early stopping and with the last epoch kept, for a training without valid images.
     *
     * @throws podium.core.InputException if the schedule is plateau
     */
    public Recipe withoutChoice() {
        EpochChoice last = choice.lastEpoch(learning.schedule());
        return new Recipe(task, network, learning, last, images, prediction, robustness, seed);
    }

    /** Returns this recipe with other stages. */
    public Recipe withStages(List<Stage> stages) {
        return new Recipe(task, network, learning.withStages(stages), choice, images, prediction, robustness, seed);
    }

    /** Returns the kind of the network's predictions. */
    public FigureKind figures() {
        return FigureKind.of(task, prediction.labels());
    }

    /** Returns the names of the network's outputs: the classes, and for a segmenter the background before them. */
    public List<String> outputs(List<String> classes) {
        return RecipeRules.of(task).outputs(classes);
    }

    /** Returns the network that is trained, with the given number of outputs. */
    public NetworkSpec trainingNetwork(int outputs) {
        return network(outputs, RecipeRules.of(task).trainingHead(network));
    }

    /** Returns the network that predicts. It has the same parameters; a segmenter's output stride may differ. */
    public NetworkSpec testNetwork(int outputs) {
        return network(outputs, RecipeRules.of(task).testHead(network));
    }

    private NetworkSpec network(int outputs, Head head) {
        return new NetworkSpec(
                network.backbone(),
                network.size(),
                network.input().depth(),
                outputs,
                head,
                network.batchNorm(),
                network.rectifier(),
                robustness.perturber().before(network.scaling(), prediction.flipAveraging()));
    }
}
