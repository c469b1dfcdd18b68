package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import podium.data.image.RgbImage;
import podium.player.figures.EpochFigures;
import podium.player.figures.History;
import podium.player.images.ImageStore;
import podium.player.images.TrainingData;
import podium.player.network.Parameters;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.Mxnet;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;

/** A training that takes a second or two. Its images have 32 x 32 pixels and three classes that differ in colour. */
public final class TinyTraining {
    static final int IMAGES = 16;
    static final int TRAIN = 11;
    /** The number of batches per epoch; a batch has four images. */
    static final int BATCHES = 3;

    private static final String RECIPE = """
            architecture: mobilenet0.25
            size: 32
            batch-size: 4
            learning-rate: {backbone: 1e-3, head: 1e-2}
            stages: [{train: all, epochs: 2}]
            """;

    private TinyTraining() {}

    /** Returns a new job, as a new process would create it; the settings are written as for --recipe-set. */
    public static TrainingJob job(Path folder, String... settings) throws IOException {
        Recipe recipe = recipe(folder, settings);
        NetworkSpec network = recipe.trainingNetwork(3);
        Parameters initial = Weights.load(network, WeightSource.parse("none", folder), recipe.seed())
                .parameters();
        return new TrainingJob(recipe, network, initial, data(), new Mxnet(), 2);
    }

    public static Recipe recipe(Path folder, String... settings) throws IOException {
        return recipe(RECIPE, folder, settings);
    }

    public static Recipe recipe(String text, Path folder, String... settings) throws IOException {
        Map<String, String> overrides = new HashMap<>();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            overrides.put(parts[0], parts[1]);
        }
        return new RecipeFile("tiny", Files.writeString(folder.resolve("tiny.yaml"), text)).read(overrides);
    }

    static TrainingData data() {
        Map<String, ImageStore.Source> sources = new LinkedHashMap<>();
        byte[][] targets = new byte[IMAGES][3];
        for (int i = 0; i < IMAGES; i++) {
            RgbImage image = picture(i);
            sources.put("image" + i, () -> image);
            targets[i][i % 3] = 1;
            targets[i][(i + 1) % 3] = (byte) (i % 5 == 4 ? -1 : i % 2);
        }
        return new TrainingData(
                ImageStore.ofSources(sources, 32, 1 << 20),
                targets,
                List.of("red", "green", "blue"),
                IntStream.range(0, TRAIN).toArray(),
                IntStream.range(TRAIN, IMAGES).toArray());
    }

    private static RgbImage picture(int number) {
        byte[] rgb = Pictures.noise(32, 32, number).rgb();
        for (int i = 0; i < rgb.length; i++) {
            int dimmed = (rgb[i] & 0xff) / 2;
            boolean bright = i % 3 == number % 3 || (number % 2 == 1 && i % 3 == (number + 1) % 3);
            rgb[i] = (byte) (dimmed + (bright ? 120 : 0));
        }
        return RgbImage.of(32, 32, rgb);
    }

    static void assertSame(Parameters found, Parameters expected) {
        assertThat(found.names()).isEqualTo(expected.names());
        for (String name : expected.names()) {
            assertThat(found.get(name).values())
                    .as(name)
                    .isEqualTo(expected.get(name).values());
        }
    }

    /** Asserts that two histories are equal except for their durations. */
    static void assertSame(History found, History expected) {
        assertThat(timeless(found)).isEqualTo(timeless(expected));
    }

    private static List<EpochFigures> timeless(History history) {
        return history.epochs().stream()
                .map(row -> new EpochFigures(
                        row.epoch(), row.stage(), row.backboneRate(), row.headRate(), 0, 0, row.train(), row.valid()))
                .toList();
    }
}
