package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import java.util.List;
import podium.core.yaml.Spelling;
import podium.player.network.architecture.Head;
import podium.player.recipe.learning.LossKind;
import podium.player.recipe.learning.Stage;

/** A classifier has an output for each class, and a loss that fits its activation. */
record ClassifierRules() implements RecipeRules {
    @Override
    public void check(Recipe recipe) {
        LossKind loss = recipe.learning().loss().kind();
        require(
                loss != LossKind.PIXEL_CROSS_ENTROPY,
                "loss.kind",
                Spelling.of(loss),
                "another, since task is classification");
        RecipeRules.requireMetric(recipe, "a figure of classification, such as averagePrecision");
        require(
                (loss == LossKind.SOFTMAX_CROSS_ENTROPY) == recipe.network().softmax(),
                "loss.kind",
                Spelling.of(loss),
                "a loss that fits head.activation: softmax goes with softmax-cross-entropy, sigmoid with the others");
    }

    @Override
    public void requireLayers(Stage stage, NetworkSettings network, String key) {
        stage.train().requireLayers(network.backbone(), false, key);
    }

    @Override
    public List<String> outputs(List<String> classes) {
        return List.copyOf(classes);
    }

    @Override
    public Head trainingHead(NetworkSettings network) {
        return network.head();
    }

    @Override
    public Head testHead(NetworkSettings network) {
        return network.head();
    }

    @Override
    public LossKind plainLoss(NetworkSettings network) {
        return network.softmax() ? LossKind.SOFTMAX_CROSS_ENTROPY : LossKind.BINARY_CROSS_ENTROPY;
    }
}
