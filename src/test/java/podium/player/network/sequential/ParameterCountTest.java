package podium.player.network.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.player.network.BatchNormMode;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.layers.Shape;

/** Counts the parameters of the recipes that come with Podium, with an output of one unit per class. */
class ParameterCountTest {
    private static final int CIFAR_CLASSES = 10;

    private record Count(long trained, long statistics) {}

    private static Count count(String competition, String recipe, Shape image, int classes) throws IOException {
        LayerList layers = Lists.ofRecipe(competition, recipe);
        GraphBuilder graph = new GraphBuilder(image, BatchNormMode.TRAINED, Rectifier.RELU6, Purpose.TRAINING);
        Node output = graph.dense(layers.toVector(graph, graph.input()), classes);
        long trained = 0;
        long statistics = 0;
        for (Node node : graph.build(output).nodes()) {
            trained += node.trained();
            statistics += node.statistics();
        }
        return new Count(trained, statistics);
    }

    private static Count cifar(String recipe, int size) throws IOException {
        return count("cifar10", recipe, Shape.of(3, size, size), CIFAR_CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist", "fashion-mnist"})
    void perceptronAndLenetOfDigits(String competition) throws IOException {
        assertThat(count(competition, "mlp", Shape.of(1, 28, 28), 10)).isEqualTo(new Count(101_770, 0));
        assertThat(count(competition, "lenet5", Shape.of(1, 32, 32), 10)).isEqualTo(new Count(61_706, 0));
    }

    /** Colours cost 2 x 25 more weights for each of the 6 filters of the first convolution. */
    @ParameterizedTest
    @ValueSource(strings = {"lenet5", "lenet5-augmented", "lenet5-augmented-dropout"})
    void lenetOfColours(String recipe) throws IOException {
        assertThat(cifar(recipe, 32)).isEqualTo(new Count(61_706 + 2 * 25 * 6, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vgg16-scratch", "vgg16-scratch-augmented", "vgg16-scratch-augmented-dropout"})
    void vgg16(String recipe) throws IOException {
        assertThat(count("cifar10", recipe, Shape.of(3, 224, 224), 1000)).isEqualTo(new Count(138_357_544, 0));
    }

    /** One tower, as in Keras scripts: the published network has two, which share less. */
    @ParameterizedTest
    @ValueSource(strings = {"alexnet", "alexnet-augmented", "alexnet-augmented-dropout"})
    void alexnet(String recipe) throws IOException {
        long convolutions = weighted(96, 3 * 11 * 11)
                + weighted(256, 96 * 5 * 5)
                + weighted(384, 256 * 3 * 3)
                + weighted(384, 384 * 3 * 3)
                + weighted(256, 384 * 3 * 3);
        long dense = weighted(4096, 256 * 6 * 6) + weighted(4096, 4096);
        assertThat(cifar(recipe, 227)).isEqualTo(new Count(convolutions + dense + weighted(10, 4096), 0));
        assertThat(count("cifar10", recipe, Shape.of(3, 227, 227), 1000)).isEqualTo(new Count(62_378_344, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base-cnn", "base-cnn-augmented", "base-cnn-augmented-dropout"})
    void baseCnn(String recipe) throws IOException {
        long convolutions = weighted(32, 3 * 9)
                + weighted(32, 32 * 9)
                + weighted(64, 32 * 9)
                + weighted(64, 64 * 9)
                + weighted(128, 64 * 9)
                + weighted(128, 128 * 9);
        long channels = 2 * (32 + 64 + 128);
        long dense = weighted(1024, 128 * 4 * 4) + weighted(10, 1024);
        assertThat(cifar(recipe, 32)).isEqualTo(new Count(convolutions + 2 * channels + dense, 2 * channels));
        assertThat(convolutions + 4 * channels + dense).isEqualTo(2_397_226);
    }

    /** The residual network has a second convolution and a projection in each block. */
    @Test
    void plainAndResidualCnn() throws IOException {
        long plain = 0;
        long residual = 0;
        long channels = 0;
        long before = 3;
        for (int filters = 32; filters <= 1024; filters *= 2) {
            plain += weighted(filters, before * 9);
            residual += weighted(filters, before * 9);
            residual += filters == 32 ? 0 : weighted(filters, filters * 9L) + weighted(filters, before);
            channels += filters;
            before = filters;
        }
        long output = weighted(8, 1024);
        assertThat(count("scenes8", "plain-cnn", Shape.of(3, 128, 128), 8))
                .isEqualTo(new Count(plain + 2 * channels + output, 2 * channels));
        long normalised = 3 * channels - 2 * 32;
        assertThat(count("scenes8", "residual-cnn", Shape.of(3, 128, 128), 8))
                .isEqualTo(new Count(residual + 2 * normalised + output, 2 * normalised));
    }

    private static long weighted(long units, long inputs) {
        return units * inputs + units;
    }
}
