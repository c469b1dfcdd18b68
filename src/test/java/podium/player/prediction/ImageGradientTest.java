package podium.player.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.data.tiles.Tile;
import podium.data.tiles.Tiling;
import podium.player.images.Mirrored;
import podium.player.network.architecture.InputScaling;
import podium.player.runs.RunFolder;
import podium.player.runs.UntrainedRun;

/** Tests the gradient of each step from an image to a loss, and of all steps together. */
class ImageGradientTest {
    /** One of so many samples is changed. Changing all of them would be far from linear. */
    private static final int EACH = 211;

    @TempDir
    private Path folder;

    private static RgbImage drawn(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (30 + random.nextInt(196));
        }
        return RgbImage.of(width, height, rgb);
    }

    private static float[] gaussian(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Compares with the transpose of resizing, computed column by column from images with a single bright sample. */
    @Test
    void resizingGradientIsTheTranspose() {
        for (int[] sizes : new int[][] {{6, 5, 3, 4}, {4, 3, 7, 5}, {5, 5, 5, 2}}) {
            int length = 3 * sizes[0] * sizes[1];
            RgbImage image = RgbImage.of(sizes[0], sizes[1], new byte[length]);
            float[] gradient = gaussian(3 * sizes[2] * sizes[3], 3);
            float[] before = image.gradientBefore(gradient, sizes[2], sizes[3]);
            for (int i = 0; i < length; i++) {
                byte[] rgb = new byte[length];
                rgb[i] = (byte) 255;
                byte[] resized = RgbImage.of(sizes[0], sizes[1], rgb)
                        .resized(sizes[2], sizes[3])
                        .rgb();
                double sum = 0;
                for (int k = 0; k < resized.length; k++) {
                    sum += (resized[k] & 0xff) / 255.0 * gradient[k];
                }
                assertThat((double) before[i]).isCloseTo(sum, within(0.03));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void scalingGradientIsTheTranspose(InputScaling scaling) {
        RgbImage image = drawn(4, 3, 1);
        RgbImage black = RgbImage.of(4, 3, new byte[36]);
        float[] values = new float[36];
        float[] offsets = new float[36];
        scaling.write(image.rgb(), 12, values, 0);
        scaling.write(black.rgb(), 12, offsets, 0);
        float[] gradient = gaussian(36, 2);
        float[] before = new float[36];
        scaling.addGradient(gradient, 0, 12, before);
        double left = 0;
        double right = 0;
        for (int i = 0; i < 36; i++) {
            left += (values[i] - offsets[i]) * gradient[i];
            right += (image.rgb()[i] & 0xff) * before[i];
        }
        assertThat(left).isCloseTo(right, within(1e-3 * Math.max(1, Math.abs(left))));
    }

    @Test
    void mirroringGradientIsTheTranspose() {
        RgbImage image = drawn(5, 4, 1);
        RgbImage part = Mirrored.part(image, 0, 0, 8, 9);
        float[] gradient = gaussian(3 * 8 * 9, 2);
        float[] before = Mirrored.gradientBefore(gradient, 8, 9, 5, 4);
        double left = 0;
        double right = 0;
        for (int i = 0; i < gradient.length; i++) {
            left += (part.rgb()[i] & 0xff) * gradient[i];
        }
        for (int i = 0; i < before.length; i++) {
            right += (image.rgb()[i] & 0xff) * before[i];
        }
        assertThat(left).isCloseTo(right, within(1e-2));
    }

    private RunFolder run(String yaml, List<String> classes) throws IOException {
        return UntrainedRun.make(folder, yaml, Map.of(), classes);
    }

    /** A sum of the logits with the weights 1, 2, 3, 1, ... */
    private static ImageLoss weighted(ClassifierGradient network) {
        return (image, gradient) -> network.backward(
                image,
                (logits, slopes) -> {
                    double sum = 0;
                    for (int i = 0; i < logits.length; i++) {
                        slopes[i] = 1 + i % 3;
                        sum += slopes[i] * logits[i];
                    }
                    return sum;
                },
                gradient);
    }

    /**
     * Asserts that the loss changes as the gradient predicts when some samples change. For a network with one channel
     * all samples of a pixel change, and by more than one grey level, since its luma is rounded once more.
     */
    private static void assertSlope(ImageLoss loss, RgbImage image, int channels, double tolerance) {
        float[] gradient = new float[image.rgb().length];
        loss.value(image, gradient);
        byte[] up = image.rgb().clone();
        byte[] down = image.rgb().clone();
        double slope = 0;
        int together = 3 / channels;
        for (int first = 0; first + together <= gradient.length; first += EACH * together) {
            int step = together * (int) Math.signum(gradient[first]);
            for (int i = first; i < first + together; i++) {
                up[i] += (byte) step;
                down[i] -= (byte) step;
                slope += 2.0 * step * gradient[i];
            }
        }
        RgbImage higher = RgbImage.of(image.width(), image.height(), up);
        RgbImage lower = RgbImage.of(image.width(), image.height(), down);
        double change = loss.value(higher, new float[gradient.length]) - loss.value(lower, new float[gradient.length]);
        assertThat(slope).isPositive();
        assertThat(change / slope).isCloseTo(1, within(tolerance));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void classifierGradientMatchesFiniteDifferences(int channels) throws Exception {
        RunFolder run = run("""
                architecture: mobilenet0.25
                size: 64
                channels: %d
                flip-averaging: true
                """.formatted(channels), List.of("cat", "dog", "owl"));
        try (ClassifierGradient network = ClassifierGradient.open(run)) {
            ImageLoss loss = weighted(network);
            assertSlope(loss, drawn(64, 64, 1), channels, 0.05);
            assertSlope(loss, drawn(90, 80, 2), channels, 0.1);
        }
    }

    /**
     * The tiles are chosen by the edges of a bright chequer, which the small changes do not move. Pixels outside the
     * kept tiles have no gradient.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientFlowsIntoTheTilesAlone(boolean flip) throws Exception {
        RunFolder run = run("""
                architecture: mobilenet0.25
                size: 64
                tiles: {side: 40, keep: 2}
                flip-averaging: %s
                """.formatted(flip), List.of("cat", "dog", "owl"));
        byte[] rgb = drawn(130, 90, 4).rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % 130;
            int y = i / 3 / 130;
            boolean told = (x < 40 || x >= 80) && x < 120 && y < 40;
            rgb[i] = (byte) (told ? (x / 5 + y / 5) % 2 * 150 + 50 + i % 7 : 100 + i % 3);
        }
        RgbImage image = RgbImage.of(130, 90, rgb);
        assertThat(new Tiling(40, 40, 2).kept(image)).containsExactly(new Tile(0, 0, 40), new Tile(80, 0, 40));
        try (ClassifierGradient network = ClassifierGradient.open(run)) {
            ImageLoss loss = weighted(network);
            assertSlope(loss, image, 3, 0.2);
            float[] gradient = new float[rgb.length];
            loss.value(image, gradient);
            int inside = 0;
            for (int i = 0; i < gradient.length; i++) {
                int x = i / 3 % 130;
                boolean tile = i / 3 / 130 < 40 && (x < 40 || (x >= 80 && x < 120));
                assertThat(tile || gradient[i] == 0).isTrue();
                inside += gradient[i] != 0 ? 1 : 0;
            }
            assertThat(inside).isGreaterThan(3 * 2 * 40 * 40 * 9 / 10);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void segmenterGradientMatchesFiniteDifferences(int channels) throws Exception {
        RunFolder run = run("""
                task: segmentation
                architecture: mobilenet0.25
                size: 65
                channels: %d
                segmenter: {channels: 32}
                loss: {kind: pixel-cross-entropy}
                metric: meanIou
                flip-averaging: true
                """.formatted(channels), List.of("background", "cat", "dog"));
        byte[] labels = new byte[50 * 70];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 50 < 20 ? 1 : i % 50 < 30 ? 2 : 0);
        }
        LabelMap wanted = LabelMap.of(50, 70, labels);
        try (SegmenterGradient network = SegmenterGradient.open(run)) {
            assertSlope(
                    (image, slopes) -> network.backward(image, wanted, -1, slopes),
                    drawn(50, 70, 3),
                    channels,
                    channels == 1 ? 0.15 : 0.05);
        }
    }
}
