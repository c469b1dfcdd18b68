package podium.player.network.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.ParameterSpec;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.Tensor;
import podium.player.network.mxnet.MxnetNetwork;

/** Tests a perturber and the network behind it, as one graph. */
class PerturberTest {
    private static final int ROWS = 2;
    private static final double EPSILON = 16;

    private static NetworkSpec spec(PerturberKind kind, Head head, InputScaling scaling) {
        return spec(kind, head, scaling, 3);
    }

    private static NetworkSpec spec(PerturberKind kind, Head head, InputScaling scaling, int channels) {
        return new NetworkSpec(
                Architecture.of("mobilenetv2_0.25"),
                33,
                channels,
                3,
                head,
                BatchNormMode.FROZEN,
                Rectifier.RELU6,
                new Perturber(kind, EPSILON, 16, scaling, false));
    }

    private static NetworkSpec alone(NetworkSpec spec) {
        return new NetworkSpec(
                spec.architecture(),
                spec.size(),
                spec.channels(),
                spec.classes(),
                spec.head(),
                spec.batchNorm(),
                spec.rectifier(),
                Perturber.NONE);
    }

    /** Without clipping, the result is that of the network itself on the image plus epsilon times the direction. */
    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void theNetworkSeesTheImagePlusEpsilonTimesTheDirection(PerturberKind kind) {
        for (InputScaling scaling : InputScaling.values()) {
            theNetworkSeesTheImagePlusEpsilonTimesTheDirection(kind, scaling, 3);
        }
        theNetworkSeesTheImagePlusEpsilonTimesTheDirection(kind, InputScaling.UNIT, 1);
    }

    private static void theNetworkSeesTheImagePlusEpsilonTimesTheDirection(
            PerturberKind kind, InputScaling scaling, int channels) {
        NetworkSpec spec = spec(kind, new DeepLabHead(16, true, 16), scaling, channels);
        Graph graph = spec.graph(Purpose.INFERENCE);
        Parameters parameters = Networks.drawn(graph, 3);
        int area = spec.size() * spec.size();
        byte[] samples = new byte[channels * area];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (40 + i * 31 % 170); // No sample leaves 0 to 255.
        }
        float[] pixels = new float[ROWS * samples.length];
        for (int row = 0; row < ROWS; row++) {
            scaling.write(samples, area, pixels, row * samples.length);
        }
        pixels[0] += 0.01f; // The rows differ.
        float[] direction = forward(spec.directionGraph(spec.size(), spec.size()), parameters, pixels);
        float[] moved = pixels.clone();
        for (int i = 0; i < moved.length; i++) {
            assertThat(Math.abs(direction[i])).isLessThanOrEqualTo(1);
            int plane = i / area % channels;
            moved[i] += (float) (direction[i] * EPSILON * (scaling.white(plane) - scaling.black(plane)) / 255);
        }
        assertThat(forward(graph, parameters, pixels))
                .usingComparatorWithPrecision(1e-3f)
                .containsExactly(forward(alone(spec).graph(Purpose.INFERENCE), parameters, moved));
    }

    private static float[] forward(Graph graph, Parameters parameters, float[] pixels) {
        try (MxnetNetwork network = MxnetNetwork.plain(graph, parameters.only(graph))) {
            return network.forward(pixels, ROWS);
        }
    }

    /** With a zero direction, the result is the mean of the network's logits of the image and its mirror image. */
    @Test
    void mirroredLogitsAreMeansOverBothViews() {
        NetworkSpec plain = alone(spec(PerturberKind.NETWORK, ClassifierHead.LINEAR, InputScaling.SYMMETRIC));
        NetworkSpec spec = new NetworkSpec(
                plain.architecture(),
                plain.size(),
                plain.channels(),
                plain.classes(),
                plain.head(),
                plain.batchNorm(),
                plain.rectifier(),
                new Perturber(PerturberKind.UNIVERSAL, EPSILON, 16, InputScaling.SYMMETRIC, true));
        Graph graph = spec.graph(Purpose.INFERENCE);
        Parameters parameters = Networks.drawn(graph, 3);
        Arrays.fill(parameters.get("perturber_universal_weight").values(), 0);
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        float[] mirrored = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            mirrored[i / 33 * 33 + 32 - i % 33] = pixels[i];
        }
        float[] found = forward(graph, parameters, pixels);
        float[] one = forward(plain.graph(Purpose.INFERENCE), parameters, pixels);
        float[] other = forward(plain.graph(Purpose.INFERENCE), parameters, mirrored);
        assertThat(found).hasSize(one.length);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo((one[i] + other[i]) / 2, within(1e-4f));
        }
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void perturbedImagesAreClippedToWhite() {
        NetworkSpec spec = spec(PerturberKind.UNIVERSAL, ClassifierHead.LINEAR, InputScaling.SYMMETRIC);
        Graph graph = spec.graph(Purpose.INFERENCE);
        List<Float> found = new ArrayList<>();
        for (float pattern : new float[] {0, 100}) {
            Parameters drawn = Networks.drawn(graph, 3);
            Tensor universal = drawn.get("perturber_universal_weight");
            Arrays.fill(universal.values(), pattern);
            float[] white = new float[ROWS * 3 * 33 * 33];
            Arrays.fill(white, 1);
            found.add(forward(graph, drawn, white)[0]);
        }
        assertThat(found.get(1)).isEqualTo(found.get(0));
    }

    /** Images larger than a universal perturbation are covered with tiles of it. */
    @Test
    void aUniversalPerturbationIsRepeatedInTiles() {
        NetworkSpec spec = spec(PerturberKind.UNIVERSAL, new DeepLabHead(16, true, 16), InputScaling.SYMMETRIC);
        Graph graph = spec.directionGraph(40, 70);
        Parameters parameters = Networks.drawn(graph, 3);
        float[] direction = forward(graph, parameters, new float[ROWS * 3 * 40 * 70]);
        float[] pattern = parameters.get("perturber_universal_weight").values();
        for (int plane = 0; plane < 3; plane++) {
            for (int y = 0; y < 40; y++) {
                for (int x = 0; x < 70; x++) {
                    float expected = (float) Math.tanh(pattern[(plane * 33 + y % 33) * 33 + x % 33]);
                    assertThat(direction[(plane * 40 + y) * 70 + x]).isCloseTo(expected, within(1e-5f));
                }
            }
        }
    }

    /** The network does not change: only the perturber's parameters count as a head's and have statistics to learn. */
    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void onlyThePerturberIsTrained(PerturberKind kind) {
        NetworkSpec spec = spec(kind, ClassifierHead.LINEAR, InputScaling.IMAGENET);
        Graph graph = spec.graph(Purpose.TRAINING);
        graph = spec.graph(Purpose.TRAINING, graph.first(graph.backboneLayers()));
        Parameters parameters = Networks.drawn(graph, 3);
        try (MxnetNetwork network = MxnetNetwork.plain(graph, parameters)) {
            network.train(name -> name.startsWith("perturber_"));
            float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
            network.backward(pixels, ROWS, PerturberTest::sum);
            network.update((name, weights, gradient) -> weights.subi(gradient.mul(0.1f)));
            Parameters after = network.parameters();
            for (ParameterSpec array : graph.parameters()) {
                boolean perturber = array.name().startsWith("perturber_");
                assertThat(array.head()).isEqualTo(perturber);
                assertThat(Arrays.equals(
                                after.get(array.name()).values(),
                                parameters.get(array.name()).values()))
                        .as(array.name())
                        .isEqualTo(!perturber);
            }
        }
    }

    private static double sum(float[] logits, float[] gradient) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum += logits[i] * (i % 5 - 2);
            gradient[i] = i % 5 - 2;
        }
        return sum;
    }
}
