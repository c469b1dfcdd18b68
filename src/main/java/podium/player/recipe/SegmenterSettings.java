package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import java.util.List;
import podium.player.network.architecture.DeepLabHead;

/**
 * The settings that only a segmenter has.
 *
 * @param outputStride the output stride during training, 8 or 16, see {@link DeepLabHead}
 * @param separable true if the head's 3x3 convolutions are depthwise separable, see {@link DeepLabHead}
 * @param channels the width of the head, see {@link DeepLabHead}: a multiple of 16 from 16 to 1024
 * @param testOutputStride the output stride of predictions, 8 or 16; the parameters are the same for both
 * @param smallestScale the smallest scale at which a window shows its image; scales are drawn log-uniformly
 * @param largestScale the largest scale at which a window shows its image
 * @param dice the weight of the soft Dice loss, which is added to the pixel cross-entropy; 0 switches it off
 * @param scales the scales at which an image is predicted; the logits are averaged
 */
public record SegmenterSettings(
        int outputStride,
        boolean separable,
        int channels,
        int testOutputStride,
        double smallestScale,
        double largestScale,
        double dice,
        List<Double> scales) {
    /** The settings of the DeepLab paper: output stride 16, scales from 0.5 to 2. Images are predicted at one scale. */
    public static final SegmenterSettings STANDARD = new SegmenterSettings(16, true, 256, 16, 0.5, 2, 0, List.of(1.0));

    public SegmenterSettings {
        scales = List.copyOf(scales);
        require(outputStride == 8 || outputStride == 16, "output-stride", outputStride, "8 or 16");
        require(
                channels >= 16 && channels <= 1024 && channels % 16 == 0,
                "channels",
                channels,
                "a multiple of 16 from 16 to 1024");
        require(testOutputStride == 8 || testOutputStride == 16, "test-output-stride", testOutputStride, "8 or 16");
        require(
                smallestScale >= 0.1 && smallestScale <= largestScale,
                "smallest-scale",
                smallestScale,
                "0.1 or more, and not above largest-scale");
        require(largestScale <= 10, "largest-scale", largestScale, "10 at most");
        require(dice >= 0, "dice", dice, "a weight of 0 or more");
        require(
                !scales.isEmpty() && scales.stream().allMatch(scale -> scale >= 0.25 && scale <= 4),
                "scales",
                scales,
                "one or more numbers from 0.25 to 4, such as [0.75, 1.0, 1.25]");
    }

    SegmenterSettings withoutDice() {
        return new SegmenterSettings(
                outputStride, separable, channels, testOutputStride, smallestScale, largestScale, 0, scales);
    }

    /** Returns the head of the network while it is trained. */
    public DeepLabHead head() {
        return new DeepLabHead(outputStride, separable, channels);
    }

    DeepLabHead testHead() {
        return new DeepLabHead(testOutputStride, separable, channels);
    }
}
