package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import java.util.List;
import podium.core.yaml.Spelling;
import podium.judge.competition.Task;
import podium.player.network.architecture.Head;
import podium.player.recipe.learning.LossKind;
import podium.player.recipe.learning.Stage;

/** The rules for the recipes of one task, classification or segmentation, and the parts of its network. */
sealed interface RecipeRules permits ClassifierRules, SegmenterRules {
    static RecipeRules of(Task task) {
        return switch (task) {
            case CLASSIFICATION -> new ClassifierRules();
            case SEGMENTATION -> new SegmenterRules();
        };
    }

    /**
     * Checks that a recipe's settings fit this task.
     *
     * @throws podium.core.yaml.WrongKey if one does not; the exception names the key
     */
    void check(Recipe recipe);

    /** Checks that a stage trains no more layers than this task's backbone has. */
    void requireLayers(Stage stage, NetworkSettings network, String key);

    /** Returns the names of the network's outputs. */
    List<String> outputs(List<String> classes);

    /** Returns the head of the network while it is trained. */
    Head trainingHead(NetworkSettings network);

    /** Returns the head of the network when it predicts. It has the same parameters; the output stride may differ. */
    Head testHead(NetworkSettings network);

    /** Returns the task's basic loss, a cross-entropy. */
    LossKind plainLoss(NetworkSettings network);

    static void requireMetric(Recipe recipe, String expected) {
        require(
                recipe.choice().metric().fits(recipe.figures()),
                "metric",
                Spelling.of(recipe.choice().metric()),
                expected);
    }
}
