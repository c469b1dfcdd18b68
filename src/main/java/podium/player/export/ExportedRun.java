package podium.player.export;

import java.io.IOException;
import java.util.Optional;
import podium.core.InputException;
import podium.core.UsageException;
import podium.core.yaml.Spelling;
import podium.data.image.ImageSize;
import podium.judge.competition.Task;
import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.OnnxRuntime;
import podium.player.network.onnx.OnnxForm;
import podium.player.network.onnx.OnnxModel;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * A run's network as it is exported.
 *
 * @param run the name of the run
 * @param card what the file says of itself
 * @param network the network that predicts
 * @param labels true if the file gives a segmenter's labels in place of its logits
 */
record ExportedRun(String run, ModelCard card, NetworkSpec network, Parameters parameters, boolean labels) {
    /**
     * Reads a run.
     *
     * @param source the program's name and version
     * @throws InputException if the folder is not complete, or its network perturbs images
     */
    static ExportedRun of(RunFolder run, boolean labels, String source) throws IOException {
        Recipe recipe = run.readRecipe();
        if (recipe.robustness().perturber().perturbs()) {
            throw new InputException(run.path() + ": its network perturbs images, and predicts nothing by itself;"
                    + " expected the run of a classifier or a segmenter, such as the one that it attacks");
        }
        if (labels && recipe.task() == Task.CLASSIFICATION) {
            throw new UsageException("--labels is for segmenters, which give a label for each pixel; " + run.path()
                    + " is a classifier, whose file gives the score of each class: leave out --labels");
        }
        ModelCard card = card(run, recipe, source);
        int outputs = card.classes().size();
        NetworkSpec network = switch (recipe.task()) {
            case CLASSIFICATION -> recipe.trainingNetwork(outputs);
            case SEGMENTATION -> recipe.testNetwork(outputs);
        };
        Parameters parameters = run.model().read(recipe.trainingNetwork(outputs));
        return new ExportedRun(run.name(), card, network, parameters, labels);
    }

    private static ModelCard card(RunFolder run, Recipe recipe, String source) throws IOException {
        boolean classifies = recipe.task() == Task.CLASSIFICATION;
        int side = recipe.network().size();
        try {
            return new ModelCard(
                    recipe.task(),
                    run.readClasses(),
                    Spelling.of(recipe.network().scaling()),
                    PixelScaling.of(
                            recipe.network().scaling(), recipe.network().input().depth()),
                    classifies
                            ? Optional.of(new FixedInput(
                                    new ImageSize(side, side),
                                    recipe.network().input().fitting()))
                            : Optional.empty(),
                    classifies ? Optional.of(recipe.prediction().decision()) : Optional.empty(),
                    Averaging.of(recipe),
                    source);
        } catch (IllegalArgumentException e) {
            throw new InputException(run.synset() + ": " + e.getMessage(), e);
        }
    }

    /** Returns the file. */
    OnnxModel model() {
        return OnnxModel.of(graph(), parameters, form(), CardTexts.of(card));
    }

    private Graph graph() {
        return switch (card.task()) {
            case CLASSIFICATION -> network.graph(Purpose.SCORES);
            case SEGMENTATION -> network.graphFor(Purpose.INFERENCE, OnnxRuntime.SIDE, OnnxRuntime.SIDE);
        };
    }

    private OnnxForm form() {
        return switch (card.task()) {
            case CLASSIFICATION -> OnnxForm.FIXED_SIZE;
            case SEGMENTATION -> labels ? OnnxForm.LABELS_OF_PIXELS : OnnxForm.LOGITS_OF_PIXELS;
        };
    }
}
