package podium.player.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.player.images.ImageStore;
import podium.player.images.TrainingData;
import podium.player.network.Parameters;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.Mxnet;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.Recipe;

/**
 * A training of a segmenter that takes seconds. Its images have about 45 x 40 pixels and show a red or green rectangle
 * with a border of void.
 */
public final class TinySegmentation {
    static final int IMAGES = 9;
    static final int TRAIN = 6;

    private static final List<String> LABELS = List.of(Recipe.BACKGROUND, "red", "green");
    private static final String RECIPE = """
            task: segmentation
            architecture: mobilenet0.25
            size: 33
            batch-size: 3
            learning-rate: {backbone: 3e-3, head: 3e-3}
            stages: [{train: all, epochs: 2}]
            loss: {kind: pixel-cross-entropy}
            metric: meanIou
            """;

    private TinySegmentation() {}

    private record Pictured(RgbImage decoded, LabelMap labelled) implements ImageStore.Source {}

    /** Returns a new job, as a new process would create it; the settings are written as for --recipe-set. */
    public static TrainingJob job(Path folder, String... settings) throws IOException {
        Recipe recipe = TinyTraining.recipe(RECIPE, folder, settings);
        NetworkSpec network = recipe.trainingNetwork(LABELS.size());
        Parameters initial = Weights.load(network, WeightSource.parse("none", folder), recipe.seed())
                .parameters();
        return new TrainingJob(recipe, network, initial, data(), new Mxnet(), 2);
    }

    static TrainingData data() {
        Map<String, ImageStore.Source> sources = new LinkedHashMap<>();
        byte[][] targets = new byte[IMAGES][LABELS.size()];
        for (int i = 0; i < IMAGES; i++) {
            sources.put("image" + i, pictured(i));
            targets[i][0] = 1;
            targets[i][1 + i % 2] = 1;
        }
        return new TrainingData(
                ImageStore.ofOwnSizes(sources, 1 << 20),
                targets,
                LABELS,
                IntStream.range(0, TRAIN).toArray(),
                IntStream.range(TRAIN, IMAGES).toArray());
    }

    /** Returns an image whose rectangle's position and colour depend on its number. */
    private static Pictured pictured(int number) {
        int width = 41 + number;
        int height = 44 - number;
        byte[] rgb = Pictures.noise(width, height, number).rgb();
        byte[] labels = new byte[width * height];
        for (int i = 0; i < labels.length; i++) {
            int x = Math.abs(i % width - 15 - number);
            int y = Math.abs(i / width - 20 + number / 2);
            boolean inside = x < 11 && y < 9;
            labels[i] = (byte) (inside ? 1 + number % 2 : x < 12 && y < 10 ? LabelMap.VOID : 0);
            for (int channel = 0; channel < 3; channel++) {
                int dimmed = (rgb[3 * i + channel] & 0xFF) / 3;
                rgb[3 * i + channel] = (byte) (inside && channel == number % 2 ? 255 - dimmed : dimmed);
            }
        }
        return new Pictured(RgbImage.of(width, height, rgb), LabelMap.of(width, height, labels));
    }
}
