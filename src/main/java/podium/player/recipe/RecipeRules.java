package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import java.util.List;
import podium.core.yaml.Spelling;
import podium.judge.competition.Task;
import podium.player.network.architecture.Head;
import podium.player.recipe.learning.LossKind;
import podium.player.recipe.learning.Stage;

/** What a recipe of one half of the competition must be, and what its network is made of. */
sealed interface RecipeRules permits ClassifierRules, SegmenterRules {
    static RecipeRules of(Task task) {
        return switch (task) {
            case CLASSIFICATION -> new ClassifierRules();
            case SEGMENTATION -> new SegmenterRules();
        };
    }

    /**
     * Refuses a recipe whose settings do not go with this half.
     *
     * @throws podium.core.yaml.WrongKey that names the key
     */
    void check(Recipe recipe);

    /** Refuses a stage that trains layers which the backbone of this half does not have. */
    void requireLayers(Stage stage, NetworkSettings network, String key);

    /** What the network has an output for. */
    List<String> outputs(List<String> classes);

    /** What stands on the backbone while it is trained. */
    Head trainingHead(NetworkSettings network);

    /** What stands on the backbone when images are predicted: the same parameters, perhaps another output stride. */
    Head testHead(NetworkSettings network);

    /** The loss without anything that a recipe may add to it. */
    LossKind plainLoss(NetworkSettings network);

    static void requireMetric(Recipe recipe, String expected) {
        require(
                recipe.choice().metric().fits(recipe.task()),
                "metric",
                Spelling.of(recipe.choice().metric()),
                expected);
    }
}
