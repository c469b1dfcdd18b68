package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import podium.core.yaml.Spelling;
import podium.judge.competition.Task;
import podium.player.figures.Metric;
import podium.player.network.architecture.Head;
import podium.player.network.architecture.NetworkSpec;
import podium.player.recipe.learning.LearningSettings;

/**
 * How a network is made and trained: all that decides its parameters but the data, checked as a whole. In recipe.yaml the keys
 * of all groups stand side by side; every key is explained in competition/README.md.
 *
 * @param task the half of the competition that it is for
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
    /** Label 0 by name. */
    public static final String BACKGROUND = "background";

    /** What a recipe need not say. */
    public static final Recipe STANDARD = new Recipe(
            Task.CLASSIFICATION,
            NetworkSettings.STANDARD,
            LearningSettings.STANDARD,
            EpochChoice.STANDARD,
            ImageSettings.STANDARD,
            PredictionSettings.STANDARD,
            RobustnessSettings.STANDARD,
            2009);

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
                "0 where no stage trains the head alone");
        if (robustness.perturber().perturbs()) {
            requirePerturbing();
        }
    }

    private void requirePerturbing() {
        require(
                !network.weights().equals("none"),
                "weights",
                network.weights(),
                "those of the run that is perturbed, since perturber.kind is not none: give --victim RUN");
        require(
                learning.stages().stream().allMatch(stage -> stage.train().headOnly()),
                "stages",
                learning.stages().stream()
                        .map(stage -> stage.train().toString())
                        .toList(),
                "head alone, since the network that is perturbed stays as it is");
        require(
                choice.metric() == Metric.LOSS,
                "metric",
                Spelling.of(choice.metric()),
                "loss, since perturber.kind is not none");
        require(
                images.features().views() == 0,
                "features.views",
                images.features().views(),
                "0, since images are perturbed");
        require(
                network.segmenter().dice() == 0,
                "segmenter.dice",
                network.segmenter().dice(),
                "0, since perturber.kind is not none");
    }

    /**
     * What a recipe that perturbs a run's network need not say: all that its network is, and sees.
     *
     * @param victim of that run
     * @param weights its model's parameters
     */
    public static Recipe against(Recipe victim, String weights) {
        return new Recipe(
                victim.task,
                victim.network.perturbed(weights),
                LearningSettings.STANDARD.withLoss(RecipeRules.of(victim.task).plainLoss(victim.network)),
                EpochChoice.STANDARD.withMetric(Metric.LOSS),
                ImageSettings.STANDARD,
                victim.prediction,
                RobustnessSettings.STANDARD,
                STANDARD.seed);
    }

    /** The same, with every stage run to its end and the last epoch kept: for trainings that no image is chosen by. */
    public Recipe withoutChoice() {
        EpochChoice last = choice.lastEpoch(learning.schedule());
        return new Recipe(task, network, learning, last, images, prediction, robustness, seed);
    }

    /** What the network has an output for: the classes, and for a segmenter the background before them. */
    public List<String> outputs(List<String> classes) {
        return RecipeRules.of(task).outputs(classes);
    }

    /** The network that it trains, with so many outputs. */
    public NetworkSpec trainingNetwork(int outputs) {
        return network(outputs, RecipeRules.of(task).trainingHead(network));
    }

    /** The network that predicts: the same parameters, for a segmenter perhaps with another output stride. */
    public NetworkSpec testNetwork(int outputs) {
        return network(outputs, RecipeRules.of(task).testHead(network));
    }

    private NetworkSpec network(int outputs, Head head) {
        return new NetworkSpec(
                network.backbone(),
                network.size(),
                outputs,
                head,
                network.batchNorm(),
                network.rectifier(),
                robustness.perturber().before(network.scaling(), prediction.flipAveraging()));
    }
}
