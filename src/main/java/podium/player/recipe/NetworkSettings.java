package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import podium.core.yaml.Spelling;
import podium.player.network.BatchNormMode;
import podium.player.network.HeadActivation;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.InputScaling;

/**
 * Which network a recipe trains, and where its parameters begin.
 *
 * @param architecture a name that {@link Architecture} knows; for a segmenter, the backbone
 * @param weights a .params file or its folder, {@code zoo:NAME}, or {@code none} to begin at random
 * @param size side of the square input, in pixels; a segmenter learns from windows of this size
 * @param head of a classifier
 * @param segmenter the head of a segmenter, and how images become windows
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
    static final NetworkSettings STANDARD = new NetworkSettings(
            "mobilenetv2_1.0",
            "none",
            225,
            InputScaling.SYMMETRIC,
            Rectifier.RELU6,
            BatchNormMode.TRAINED,
            ClassifierHead.LINEAR,
            SegmenterSettings.STANDARD);

    public NetworkSettings {
        requireKnown(architecture);
        require(!weights.isBlank(), "weights", "empty", "a .params file, its folder, zoo:NAME or none");
        require(size >= 32 && size <= 2048, "size", size, "the input's side in pixels, 32 to 2048");
        require(
                !weights.equals("none") || batchNorm == BatchNormMode.TRAINED,
                "batch-norm",
                Spelling.of(batchNorm),
                "trained where weights is none: there are no statistics to go by");
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
                            + ", or a MobileNet of another width, such as mobilenetv2_0.25");
        }
    }

    /** The same network for a recipe that perturbs its images: its own parameters, and no Dice loss. */
    NetworkSettings perturbed(String ownWeights) {
        return new NetworkSettings(
                architecture, ownWeights, size, scaling, rectifier, batchNorm, head, segmenter.withoutDice());
    }

    /** Whether a classifier's scores of an image sum to one. */
    boolean softmax() {
        return head.activation() == HeadActivation.SOFTMAX;
    }

    /** The architecture that has the name. */
    Architecture backbone() {
        return Architecture.of(architecture);
    }
}
