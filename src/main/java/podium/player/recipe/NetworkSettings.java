package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.Spelling;
import podium.judge.competition.Labelling;
import podium.player.network.BatchNormMode;
import podium.player.network.HeadActivation;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.InputScaling;
import podium.player.network.architecture.ListedArchitecture;
import podium.player.network.architecture.NamedArchitecture;

/**
 * The network that a recipe trains, and its initial parameters.
 *
 * @param architecture the layers below the head; of a segmenter, the backbone
 * @param weights a .params file or its folder, {@code zoo:NAME}, {@code run:RUN}, or {@code none} for random initial
 *     parameters
 * @param input the size, channels and scaling of the network's input
 * @param rectifier the backbone's activation function
 * @param batchNorm how batch normalisation treats its statistics
 * @param backboneDropout the share of numbers that a training step drops after each block of a named architecture,
 *     above 0, below 1; null for none, which is not written to recipe.yaml
 * @param head the head of a classifier
 * @param segmenter the head of a segmenter, and how its windows are cut from images
 */
public record NetworkSettings(
        Architecture architecture,
        String weights,
        @JsonUnwrapped InputSettings input,
        Rectifier rectifier,
        BatchNormMode batchNorm,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double backboneDropout,
        ClassifierHead head,
        SegmenterSettings segmenter) {
    public NetworkSettings {
        require(!weights.isBlank(), "weights", "empty", "a .params file, its folder, zoo:NAME, run:RUN, or none");
        require(
                input.depth() > 1 || !weights.startsWith("zoo:"),
                "weights",
                weights,
                "none or the weights of a network for grey images, because channels is 1 and the zoo's networks"
                        + " take red, green and blue");
        require(
                !weights.equals("none") || batchNorm == BatchNormMode.TRAINED,
                "batch-norm",
                Spelling.of(batchNorm),
                "trained, because weights is none and there are no statistics to load");
        backboneDropout = backboneDropout != null && backboneDropout == 0 ? null : backboneDropout;
        require(
                backboneDropout == null || (backboneDropout > 0 && backboneDropout < 1),
                "backbone-dropout",
                backboneDropout,
                "the share of numbers to drop, from 0, below 1, such as 0.1");
        require(
                backboneDropout == null || architecture instanceof NamedArchitecture,
                "backbone-dropout",
                backboneDropout,
                "no such key, because architecture lists every layer; write dropout there");
        if (architecture instanceof ListedArchitecture || !head.layers().isEmpty()) {
            head.requireFit(architecture, input.shape());
        }
    }

    /** Returns the defaults for images with one class, or any number of classes. */
    static NetworkSettings standard(Labelling labels) {
        HeadActivation activation = switch (labels) {
            case MULTIPLE -> HeadActivation.SIGMOID;
            case SINGLE -> HeadActivation.SOFTMAX;
        };
        return new NetworkSettings(
                Architecture.of("mobilenetv2_1.0"),
                "none",
                InputSettings.STANDARD,
                Rectifier.RELU6,
                BatchNormMode.TRAINED,
                null,
                ClassifierHead.linear(activation),
                SegmenterSettings.STANDARD);
    }

    /** Returns this network with the given weights and without the Dice loss, for a recipe that trains a perturber. */
    NetworkSettings perturbed(String ownWeights) {
        return new NetworkSettings(
                architecture, ownWeights, input, rectifier, batchNorm, null, head, segmenter.withoutDice());
    }

    /** Returns true if the network of a run is trained further. */
    public boolean continuesRun() {
        return weights.startsWith("run:");
    }

    /** Returns the share of numbers that a training step drops after each block of the backbone. */
    double droppedShare() {
        return backboneDropout == null ? 0 : backboneDropout;
    }

    /** Returns the layers below the head as they are trained. */
    Architecture backbone() {
        return architecture instanceof NamedArchitecture named ? named.dropping(droppedShare()) : architecture;
    }

    /** Returns the side of the square input in pixels. */
    public int size() {
        return input.size();
    }

    /** Returns how samples from 0 to 255 become the network's input. */
    public InputScaling scaling() {
        return input.scaling();
    }

    /** Returns true if a classifier's scores of an image sum to one. */
    boolean softmax() {
        return head.activation() == HeadActivation.SOFTMAX;
    }
}
