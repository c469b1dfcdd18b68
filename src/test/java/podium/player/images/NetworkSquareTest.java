package podium.player.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.Progress;
import podium.data.image.RgbImage;
import podium.player.network.architecture.InputScaling;
import podium.player.network.engine.OnnxRuntime;
import podium.player.prediction.Classifier;
import podium.player.prediction.ClassifierGradient;
import podium.player.recipe.Fit;
import podium.player.recipe.InputSettings;
import podium.player.runs.RunFolder;
import podium.player.runs.UntrainedRun;

class NetworkSquareTest {
    private static final String RECIPE = "architecture: mobilenet0.25\nsize: 32\nstages: [{train: all, epochs: 1}]\n";

    @TempDir
    private Path folder;

    private static RgbImage drawn(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] rgb = new byte[3 * width * height];
        random.nextBytes(rgb);
        return RgbImage.of(width, height, rgb);
    }

    /** The middle of an image, pixel by pixel; of an odd rest, the larger half is right or below. */
    private static RgbImage middle(RgbImage image) {
        int side = Math.min(image.width(), image.height());
        byte[] rgb = new byte[3 * side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < 3 * side; x++) {
                int row = y + (image.height() - side) / 2;
                rgb[3 * y * side + x] = image.rgb()[3 * (row * image.width() + (image.width() - side) / 2) + x];
            }
        }
        return RgbImage.of(side, side, rgb);
    }

    @Test
    void theMiddleIsCutOutAndResized() {
        NetworkSquare crop = new NetworkSquare(Fit.CROP, 8);
        NetworkSquare stretch = new NetworkSquare(Fit.STRETCH, 8);
        for (int[] size : new int[][] {{20, 11}, {11, 20}, {8, 8}, {5, 5}, {9, 8}, {3, 40}}) {
            RgbImage image = drawn(size[0], size[1], size[0]);
            assertThat(crop.of(image).rgb())
                    .isEqualTo(middle(image).resized(8, 8).rgb());
            assertThat(stretch.of(image).rgb()).isEqualTo(image.resized(8, 8).rgb());
        }
    }

    /** The derivative by what is not seen is 0, and the others are those of the middle alone. */
    @Test
    void theGradientIsThatOfTheMiddle() {
        SplittableRandom random = new SplittableRandom(3);
        float[] gradient = new float[3 * 6 * 6];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) random.nextDouble() - 0.5f;
        }
        RgbImage image = drawn(17, 10, 1);
        float[] whole = new NetworkSquare(Fit.CROP, 6).gradientBefore(gradient, image);
        float[] part = middle(image).gradientBefore(gradient, 6, 6);
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 17; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    boolean seen = x >= 3 && x < 13;
                    assertThat(whole[3 * (17 * y + x) + channel])
                            .isEqualTo(seen ? part[3 * (10 * y + x - 3) + channel] : 0);
                }
            }
        }
        assertThat(new NetworkSquare(Fit.STRETCH, 6).gradientBefore(gradient, image))
                .isEqualTo(image.gradientBefore(gradient, 6, 6));
    }

    @Test
    void aSquareIsSpreadOverThePartThatItShows() {
        RgbImage square = drawn(4, 4, 2);
        byte[] spread =
                new NetworkSquare(Fit.CROP, 4).spread(square, 12, 6, (byte) 128).rgb();
        byte[] part = square.resized(6, 6).rgb();
        for (int i = 0; i < spread.length; i++) {
            int x = i / 3 % 12;
            boolean shown = x >= 3 && x < 9;
            assertThat(spread[i]).isEqualTo(shown ? part[3 * (i / 36 * 6 + x - 3) + i % 3] : (byte) 128);
        }
        assertThat(new NetworkSquare(Fit.STRETCH, 4)
                        .spread(square, 12, 6, (byte) 128)
                        .rgb())
                .isEqualTo(square.resized(12, 6).rgb());
    }

    @Test
    void aStoreKeepsWhatTheNetworkSees() throws IOException {
        RgbImage image = drawn(40, 24, 5);
        ImageStore store = ImageStore.ofSources(Map.of("a", () -> image), 16, 1 << 20)
                .forNetwork(new InputSettings(16, null, InputScaling.UNIT, Fit.CROP), Optional.empty());
        assertThat(store.image(0).rgb()).isEqualTo(middle(image).resized(16, 16).rgb());
    }

    /** Training and prediction read a store, attacks and exported files single images: all see the same square. */
    @Test
    void everyWayToPredictSeesTheMiddleAlone() throws IOException {
        RunFolder run = UntrainedRun.make(folder, RECIPE, Map.of("fit", "crop"), List.of("cat", "dog"));
        RgbImage image = drawn(70, 40, 7);
        RgbImage middle = middle(image);
        try (Classifier classifier = Classifier.open(run, new OnnxRuntime(1))) {
            float[] expected = classifier.scores(middle);
            assertThat(classifier.scores(image)).containsExactly(expected);
            ImageStore store = ImageStore.ofSources(Map.of("a", () -> image), classifier.size(), 1 << 20)
                    .forNetwork(classifier.input(), classifier.tiling());
            assertThat(classifier.outputs(store, 1, Progress.NONE).scores().row(0))
                    .containsExactly(expected, within(1e-6f));
        }
        try (ClassifierGradient gradient = ClassifierGradient.open(run)) {
            float[] ofImage = new float[image.rgb().length];
            float[] ofMiddle = new float[middle.rgb().length];
            double loss = gradient.backward(image, NetworkSquareTest::first, ofImage);
            assertThat(gradient.backward(middle, NetworkSquareTest::first, ofMiddle))
                    .isEqualTo(loss);
            assertThat(ofImage[3 * 15]).isEqualTo(ofMiddle[0]);
            assertThat(ofImage[3 * 14]).isZero();
        }
    }

    private static double first(float[] logits, float[] slopes) {
        slopes[0] = 1;
        return logits[0];
    }
}
