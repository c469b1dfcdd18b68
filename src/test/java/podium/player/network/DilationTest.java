package podium.player.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Window;
import podium.player.network.mxnet.MxnetNetwork;

/** Tests that every way of computing dilated convolutions in the engine matches their definition. */
class DilationTest {
    private static final int ROWS = 2;
    private static final int CHANNELS = 16;

    /**
     * The output y = sum over taps of w x of a layer by the definition, and the gradients of half the sum of y's
     * squares.
     */
    private static final class Naive {
        private final int height;
        private final int width;
        private final int rate;
        private final double[] y;
        private final double[] ofX;
        private final double[] ofW;

        private Naive(int height, int width, int rate, float[] x, float[] w) {
            this.height = height;
            this.width = width;
            this.rate = rate;
            this.y = new double[x.length];
            this.ofX = new double[x.length];
            this.ofW = new double[w.length];
            everyTap((out, in, tap) -> y[out] += (double) w[tap] * x[in]);
            everyTap((out, in, tap) -> {
                ofX[in] += y[out] * w[tap];
                ofW[tap] += y[out] * x[in];
            });
        }

        private interface Tap {
            void of(int out, int in, int tap);
        }

        private void everyTap(Tap each) {
            for (int map = 0; map < ROWS * CHANNELS; map++) {
                for (int place = 0; place < height * width; place++) {
                    for (int tap = 0; tap < 9; tap++) {
                        int row = place / width + (tap / 3 - 1) * rate;
                        int column = place % width + (tap % 3 - 1) * rate;
                        if (row >= 0 && row < height && column >= 0 && column < width) {
                            int first = map * height * width;
                            each.of(first + place, first + row * width + column, map % CHANNELS * 9 + tap);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9, 9, 2, GRADIENTS",
        "8, 8, 2, GRADIENTS",
        "7, 10, 2, TRAINING",
        "2, 2, 2, GRADIENTS",
        "2, 4, 2, GRADIENTS",
        "5, 1, 2, GRADIENTS",
        "1, 6, 2, TRAINING",
        "3, 5, 2, INFERENCE",
        "9, 9, 4, GRADIENTS",
        "9, 7, 9, GRADIENTS",
        "9, 7, 8, GRADIENTS",
        "7, 9, 12, INFERENCE"
    })
    void dilatedConvolutionMatchesTheDefinition(int height, int width, int rate, Purpose purpose) {
        GraphBuilder graph =
                new GraphBuilder(Shape.of(CHANNELS, height, width), BatchNormMode.FROZEN, Rectifier.RELU, purpose);
        Window window = Window.same(3).dilated(rate);
        Graph built = graph.build(graph.dilated(graph.input(), rate, map -> graph.depthwise(map, window)));
        assertThat(built.output()).isEqualTo(built.input());
        ParameterSpec weights = built.parameters().get(0);
        assertThat(built.parameters()).hasSize(1);
        float[] w = Networks.pixels(weights.shape(), 1, 5);
        float[] x = Networks.pixels(built.input(), ROWS, 6);
        Naive expected = new Naive(height, width, rate, x, w);
        try (MxnetNetwork network = MxnetNetwork.plain(
                built, new Parameters(Map.of(weights.name(), new Tensor(weights.shape(), w.clone()))))) {
            network.train(name -> true);
            float[] ofX = new float[x.length];
            network.backward(
                    x,
                    ROWS,
                    (y, gradient) -> {
                        same(y, expected.y);
                        System.arraycopy(y, 0, gradient, 0, y.length);
                        return 0;
                    },
                    ofX);
            same(ofX, expected.ofX);
            Map<String, float[]> found = new HashMap<>();
            network.update((array, values, gradient) -> found.put(array.name(), gradient.toFloatArray()));
            same(found.getOrDefault(weights.name(), new float[0]), expected.ofW);
        }
    }

    private static void same(float[] found, double[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i]).isCloseTo(expected[i], within(1e-4));
        }
    }
}
