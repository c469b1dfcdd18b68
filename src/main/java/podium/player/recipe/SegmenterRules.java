package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import java.util.ArrayList;
import java.util.List;
import podium.core.yaml.Spelling;
import podium.judge.competition.Labelling;
import podium.player.network.architecture.Head;
import podium.player.recipe.learning.LossKind;
import podium.player.recipe.learning.Stage;

/** The rules for a segmenter: it has one output for the background and one per class, and learns from image windows. */
record SegmenterRules() implements RecipeRules {
    @Override
    public void check(Recipe recipe) {
        require(
                recipe.prediction().labels() == Labelling.MULTIPLE,
                "task",
                Spelling.of(recipe.task()),
                "classification, because labels is single: each image has exactly one class");
        require(
                recipe.network().input().fitting() == Fit.STRETCH,
                "fit",
                Spelling.of(recipe.network().input().fitting()),
                "stretch, because task is segmentation: a segmenter learns from windows and predicts whole images");
        LossKind loss = recipe.learning().loss().kind();
        require(
                loss == LossKind.PIXEL_CROSS_ENTROPY,
                "loss.kind",
                Spelling.of(loss),
                "pixel-cross-entropy, because task is segmentation");
        RecipeRules.requireMetric(recipe, "loss, meanIou, pixelAccuracy or dice");
        require(
                recipe.network().architecture().segments(),
                "architecture",
                recipe.network().architecture(),
                "a backbone that a segmenter can use: a MobileNet or resnet50_v2");
        require(
                recipe.images().features().views() == 0,
                "features.views",
                recipe.images().features().views(),
                "0, because task is segmentation: only a classifier's features are cached");
        require(
                recipe.images().augmentation().movesNothing(),
                "augmentation",
                "rotation, shear, zoom, translation or crop",
                "only flip and colour changes; to vary the windows set segmenter.smallest-scale and largest-scale");
        require(
                recipe.images().tiling().isEmpty(),
                "tiles",
                "set",
                "no such key, because task is segmentation: a label map needs every pixel, and tiles leave some out");
        require(
                recipe.images().leaveOut().isEmpty(),
                "leave-out",
                recipe.images().leaveOut(),
                "no such key, because task is segmentation");
        Distillation distillation = recipe.robustness().distillation();
        require(
                distillation.equals(Distillation.STANDARD),
                "distillation.temperature",
                distillation.temperature(),
                "1 and no teacher, because task is segmentation");
    }

    @Override
    public void requireLayers(Stage stage, NetworkSettings network, String key) {
        stage.train().requireLayers(network.architecture(), network.input().shape(), true, key);
    }

    @Override
    public List<String> outputs(List<String> classes) {
        List<String> outputs = new ArrayList<>(List.of(Recipe.BACKGROUND));
        outputs.addAll(classes);
        return outputs;
    }

    @Override
    public Head trainingHead(NetworkSettings network) {
        return network.segmenter().head();
    }

    @Override
    public Head testHead(NetworkSettings network) {
        return network.segmenter().testHead();
    }

    @Override
    public LossKind plainLoss(NetworkSettings network) {
        return LossKind.PIXEL_CROSS_ENTROPY;
    }
}
