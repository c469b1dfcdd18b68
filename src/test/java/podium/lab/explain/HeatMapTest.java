package podium.lab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.mask.LabelMap;
import podium.core.metric.RankCorrelation;
import podium.data.image.RgbImage;
import podium.lab.attack.Case;
import podium.player.images.InputPlanes;
import podium.player.network.Parameters;
import podium.player.network.Tensor;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.mxnet.MxnetNetwork;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.Fit;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;
import podium.player.runs.RunFolder;

class HeatMapTest {
    @TempDir
    private Path folder;

    private static RgbImage drawn(int width, int height) {
        SplittableRandom random = new SplittableRandom(3);
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) random.nextInt(256);
        }
        return RgbImage.of(width, height, rgb);
    }

    @Test
    void heatIsScaledToZeroToOneAndInterpolated() {
        HeatMap map = HeatMap.of(2, 2, new double[] {-3, 0, 2, 4});
        assertThat(map.values()).containsExactly(0, 0, 0.5, 1);
        assertThat(HeatMap.of(1, 2, new double[] {-1, -2}).values()).containsExactly(0, 0);
        assertThat(map.at(0, 3, 4, 4)).isCloseTo(0.5, within(1e-12));
        assertThat(map.at(1, 3, 4, 4)).isCloseTo(0.625, within(1e-12));
    }

    @Test
    void shareOnALabelIsItsShareOfAllHeat() {
        HeatMap even = HeatMap.of(1, 1, new double[] {7});
        LabelMap map = LabelMap.of(4, 2, new byte[] {1, 1, 1, 0, 0, 0, 0, 0});
        assertThat(even.shareOn(map, 1)).isCloseTo(3 / 8.0, within(1e-12));
        HeatMap nothing = HeatMap.of(1, 1, new double[] {-1});
        assertThat(nothing.allZero()).isTrue();
        assertThat(even.allZero()).isFalse();
        assertThat(nothing.shareOn(map, 1)).isNaN();
    }

    /** A network that crops sees the middle columns of a wide image alone. */
    @Test
    void whatIsNotSeenHasNoHeat() {
        HeatMap map = HeatMap.of(2, 2, new double[] {1, 2, 3, 4});
        HeatMap cropped = map.fitted(Fit.CROP);
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 11; x++) {
                boolean seen = x >= 2 && x < 8;
                assertThat(cropped.at(x, y, 11, 6)).isEqualTo(seen ? map.at(x - 2, y, 6, 6) : 0);
            }
        }
        assertThat(cropped.at(1, 3, 4, 4)).isEqualTo(map.at(1, 3, 4, 4));
    }

    /** The score depends on one block, so only squares that touch it lower the score. */
    @Test
    void occlusionFindsTheBlockThatTheScoreDependsOn() {
        byte[] rgb = new byte[3 * 64 * 32];
        for (int y = 8; y < 12; y++) {
            for (int x = 40; x < 44; x++) {
                Arrays.fill(rgb, 3 * (y * 64 + x), 3 * (y * 64 + x) + 3, (byte) 255);
            }
        }
        List<HeatMap> maps = new Occlusion(16, 1).maps(RgbImage.of(64, 32, rgb), 2, image -> {
            int at = 3 * (10 * 64 + 42);
            return new double[] {(image.rgb()[at] & 0xff) / 255.0, 0.3};
        });
        double[] heat = maps.get(0).values();
        assertThat(heat).hasSize(8 * 16);
        IntStream.range(0, heat.length).forEach(cell -> assertThat(heat[cell]).isEqualTo(cell == 2 * 16 + 10 ? 1 : 0));
        assertThat(maps.get(1).values()).containsOnly(0);
    }

    /** The image covers two and a half of the four columns. */
    @Test
    void cellsBeyondTheImageAreNotDrawn() {
        HeatMap map = HeatMap.of(1, 4, new double[] {0, 0, 1, 1}, 1, 2.5);
        assertThat(map.at(0, 0, 10, 4)).isZero();
        assertThat(map.at(5, 0, 10, 4)).isZero();
        assertThat(map.at(7, 0, 10, 4)).isCloseTo(7.5 * 0.25 - 1.5, within(1e-9));
        assertThat(map.at(9, 0, 10, 4)).isCloseTo(9.5 * 0.25 - 1.5, within(1e-9));
    }

    /**
     * With average pooling and one dense layer, Grad-CAM's weights are the class's weights (Zhou et al., CAM, 2016).
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void gradCamOfALinearHeadWeighsTheMapByTheClassWeights(int channels) throws Exception {
        Path yaml = Files.writeString(
                folder.resolve("r.yaml"), "architecture: mobilenet0.25\nsize: 96\nchannels: " + channels + "\n");
        Recipe recipe = new RecipeFile("r", yaml).read(Map.of());
        RunFolder run = new RunFolder(folder.resolve("run"));
        run.begin("r-01234567", recipe, List.of("cat", "dog", "owl"));
        NetworkSpec spec = recipe.trainingNetwork(3);
        Parameters parameters =
                Weights.load(spec, WeightSource.parse("none", folder), 3).parameters();
        run.model().write(spec, parameters);
        RgbImage image = drawn(96, 96);
        InputPlanes planes = InputPlanes.of(recipe.network().input());
        float[] pixels = planes.array(1, 96 * 96);
        planes.write(image, pixels, 0);
        float[] map;
        try (MxnetNetwork backbone = MxnetNetwork.plain(spec.mapGraph().orElseThrow(), parameters)) {
            map = backbone.forward(pixels, 1);
        }
        int area = 9;
        Case.Response look = new Case.Response(false, false, 0, 0, List.of(), List.of(), null);
        try (Cam cam = GradCam.open(run)) {
            Cam.Seen seen = cam.see(image);
            List<HeatMap> trained = cam.maps(seen, look, List.of(0, 1, 2));
            requireLinear(trained, parameters, map, area);
            cam.drawHead(99);
            List<HeatMap> drawn = cam.maps(seen, look, List.of(0, 1, 2));
            Parameters other =
                    Weights.load(spec, WeightSource.parse("none", folder), 99).parameters();
            requireLinear(drawn, other, map, area);
            assertThat(RankCorrelation.of(drawn.get(0).values(), trained.get(0).values()))
                    .isNotEqualTo(1);
            cam.drawHead(100);
            assertThat(cam.maps(seen, look, List.of(0)).get(0).values())
                    .isNotEqualTo(drawn.get(0).values());
            cam.drawHead(99);
            assertThat(cam.maps(seen, look, List.of(0)).get(0).values())
                    .isEqualTo(drawn.get(0).values());
        }
    }

    private static void requireLinear(List<HeatMap> maps, Parameters head, float[] activations, int area) {
        Tensor dense = head.get("head_output_weight");
        int channels = dense.values().length / maps.size();
        assertThat(activations).hasSize(channels * area);
        for (int label = 0; label < maps.size(); label++) {
            double[] expected = new double[area];
            for (int channel = 0; channel < channels; channel++) {
                for (int i = 0; i < area; i++) {
                    expected[i] +=
                            dense.values()[label * channels + channel] * (double) activations[channel * area + i];
                }
            }
            assertThat(maps.get(label).values())
                    .containsExactly(HeatMap.of(3, 3, expected).values(), within(1e-4));
        }
    }
}
