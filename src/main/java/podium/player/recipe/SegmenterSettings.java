package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import java.util.List;
import podium.player.network.architecture.DeepLabHead;

/**
 * What only a recipe of a segmenter says.
 *
 * @param outputStride see {@link DeepLabHead}
 * @param separable see {@link DeepLabHead}
 * @param channels see {@link DeepLabHead}
 * @param testOutputStride the same when images are predicted: the same parameters serve both
 * @param smallestScale windows show their image at this scale at least, drawn evenly on a logarithmic scale
 * @param largestScale and at this scale at most
 * @param dice how much the soft Dice loss counts beside the cross-entropy of the pixels; 0 for not at all
 * @param scales at which an image is predicted; logits are averaged
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
    /** As the paper: stride 16, scales from a half to two; predicted once. */
    public static final SegmenterSettings STANDARD = new SegmenterSettings(16, true, 256, 16, 0.5, 2, 0, List.of(1.0));

    public SegmenterSettings {
        scales = List.copyOf(scales);
        require(outputStride == 8 || outputStride == 16, "output-stride", outputStride, "8 or 16");
        require(
                channels >= 16 && channels <= 1024 && channels % 16 == 0,
                "channels",
                channels,
                "a multiple of 16 up to 1024");
        require(testOutputStride == 8 || testOutputStride == 16, "test-output-stride", testOutputStride, "8 or 16");
        require(
                smallestScale >= 0.1 && smallestScale <= largestScale,
                "smallest-scale",
                smallestScale,
                "0.1 or more, and not above largest-scale");
        require(largestScale <= 10, "largest-scale", largestScale, "10 at most");
        require(dice >= 0, "dice", dice, "a weight from 0");
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

    public DeepLabHead head() {
        return new DeepLabHead(outputStride, separable, channels);
    }

    DeepLabHead testHead() {
        return new DeepLabHead(testOutputStride, separable, channels);
    }
}
