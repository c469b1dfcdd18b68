package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import java.util.List;
import podium.core.yaml.Spelling;
import podium.player.network.architecture.Head;
import podium.player.recipe.learning.LossKind;
import podium.player.recipe.learning.Stage;

/** The rules for a classifier: it has one output per class, and its loss must fit its activation. */
record ClassifierRules() implements RecipeRules {
    @Override
    public void check(Recipe recipe) {
        LossKind loss = recipe.learning().loss().kind();
        require(
                loss != LossKind.PIXEL_CROSS_ENTROPY,
                "loss.kind",
                Spelling.of(loss),
                "a loss of a classifier, such as binary-cross-entropy, because task is classification");
        RecipeRules.requireMetric(
                recipe,
                switch (recipe.prediction().labels()) {
                    case MULTIPLE -> "a metric of classification, such as averagePrecision";
                    case SINGLE -> "accuracy, f1Macro, logLoss or loss, because labels is single";
                });
        require(
                (loss == LossKind.SOFTMAX_CROSS_ENTROPY) == recipe.network().softmax(),
                "loss.kind",
                Spelling.of(loss),
                "a loss that fits head.activation: softmax needs softmax-cross-entropy, sigmoid one of the others");
    }

    @Override
    public void requireLayers(Stage stage, NetworkSettings network, String key) {
        stage.train().requireLayers(network.architecture(), network.input().shape(), false, key);
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
