package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import podium.core.yaml.Spelling;
import podium.judge.competition.Labelling;
import podium.player.network.BatchNormMode;
import podium.player.network.HeadActivation;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.InputScaling;

/**
 * The network that a recipe trains, and its initial parameters.
 *
 * @param architecture a name that {@link Architecture} knows; of a segmenter, the backbone's
 * @param weights a .params file or its folder, {@code zoo:NAME}, or {@code none} for random initial parameters
 * @param size the side of the square input in pixels, from 32 to 2048; a segmenter learns from windows of this size
 * @param scaling how samples from 0 to 255 become the network's input
 * @param rectifier the backbone's activation function
 * @param batchNorm how batch normalisation treats its statistics
 * @param head the head of a classifier
 * @param segmenter the head of a segmenter, and how its windows are cut from images
 */
public record NetworkSettings(
        String architecture,
        String weights,
        int size,
        InputScaling scaling,
        Rectifier rectifier,
        BatchNormMode batchNorm,
        ClassifierHead head,
        SegmenterSettings segmenter) {
    public NetworkSettings {
        requireKnown(architecture);
        require(!weights.isBlank(), "weights", "empty", "a .params file, its folder, zoo:NAME, or none");
        require(size >= 32 && size <= 2048, "size", size, "the side of the input in pixels, from 32 to 2048");
        require(
                !weights.equals("none") || batchNorm == BatchNormMode.TRAINED,
                "batch-norm",
                Spelling.of(batchNorm),
                "trained, because weights is none and there are no statistics to load");
    }

    /** Returns the defaults for images with one class, or any number of classes. */
    static NetworkSettings standard(Labelling labels) {
        HeadActivation activation = switch (labels) {
            case MULTIPLE -> HeadActivation.SIGMOID;
            case SINGLE -> HeadActivation.SOFTMAX;
        };
        return new NetworkSettings(
                "mobilenetv2_1.0",
                "none",
                225,
                InputScaling.SYMMETRIC,
                Rectifier.RELU6,
                BatchNormMode.TRAINED,
                ClassifierHead.linear(activation),
                SegmenterSettings.STANDARD);
    }

    private static void requireKnown(String architecture) {
        try {
            Architecture.of(architecture);
        } catch (IllegalArgumentException e) {
            require(
                    false,
                    "architecture",
                    architecture,
                    "one of " + String.join(", ", Architecture.names())
                            + ", or a MobileNet with another width, such as mobilenetv2_0.25");
        }
    }

    /** Returns this network with the given weights and without the Dice loss, for a recipe that trains a perturber. */
    NetworkSettings perturbed(String ownWeights) {
        return new NetworkSettings(
                architecture, ownWeights, size, scaling, rectifier, batchNorm, head, segmenter.withoutDice());
    }

    /** Returns true if a classifier's scores of an image sum to one. */
    boolean softmax() {
        return head.activation() == HeadActivation.SOFTMAX;
    }

    /** Returns the architecture with this name. */
    Architecture backbone() {
        return Architecture.of(architecture);
    }
}
