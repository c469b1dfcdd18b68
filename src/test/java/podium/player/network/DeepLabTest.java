package podium.player.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.DeepLabHead;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.layers.Shape;
import podium.player.network.mxnet.MxnetNetwork;
import podium.player.network.mxnet.symbol.GraphShapesTest;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;

class DeepLabTest {
    private static final int ROWS = 2;

    private static NetworkSpec spec(String backbone, int size, DeepLabHead head) {
        return new NetworkSpec(Architecture.of(backbone), size, 5, head, BatchNormMode.FROZEN, Rectifier.RELU6);
    }

    private static Graph graph(Shape input, BiFunction<GraphBuilder, Node, Node> layers) {
        GraphBuilder graph = new GraphBuilder(input, BatchNormMode.FROZEN, Rectifier.RELU6, Purpose.INFERENCE);
        return graph.build(layers.apply(graph, graph.input()));
    }

    private static float[] plain(Graph graph, Parameters parameters, float[] pixels) {
        try (MxnetNetwork network = MxnetNetwork.plain(graph, parameters)) {
            return network.forward(pixels, ROWS);
        }
    }

    /** Returns the weight of each input for each output: the two inputs next to its centre, by distance. */
    private static double[][] weights(int in, int out) {
        double[][] weights = new double[out][in];
        for (int i = 0; i < out; i++) {
            double centre = Math.max(0, Math.min(in - 1, (i + 0.5) / out * in - 0.5));
            int before = Math.min((int) centre, Math.max(0, in - 2));
            weights[i][before] = 1 - (centre - before);
            if (in > 1) {
                weights[i][before + 1] = centre - before;
            }
        }
        return weights;
    }

    /** The sizes include odd ones. */
    @Test
    void backboneAndTailTogetherEqualTheNetwork() {
        NetworkSpec spec = spec("mobilenetv2_0.25", 65, new DeepLabHead(16, true, 16));
        for (int[] size : new int[][] {{64, 96}, {65, 33}}) {
            Graph whole = spec.graphFor(Purpose.INFERENCE, size[0], size[1]);
            Parameters parameters = Networks.drawn(whole, 5);
            float[] pixels = Networks.pixels(whole.input(), ROWS, 6);
            Graph maps = spec.mapsGraph(size[0], size[1]);
            Graph tail = spec.tailOfMaps(size[0], size[1]);
            assertThat(tail.input()).isEqualTo(maps.output());
            assertThat(spec.lastMap(size[0], size[1]))
                    .isEqualTo(Shape.of(80, (size[0] + 15) / 16, (size[1] + 15) / 16));
            float[] joined = plain(maps, parameters.only(maps), pixels);
            assertThat(plain(tail, parameters.only(tail), joined))
                    .usingComparatorWithPrecision(1e-3f)
                    .containsExactly(plain(whole, parameters, pixels));
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 3, 17, 9", "17, 17, 65, 65", "1, 1, 4, 7", "4, 6, 4, 5", "9, 2, 3, 8", "2, 1, 1, 2"})
    void resizingIsBilinearWithHalfPixelCentres(int height, int width, int newHeight, int newWidth) {
        int channels = 3;
        Graph graph = graph(
                Shape.of(channels, height, width),
                (builder, in) -> builder.bilinear(in, Shape.of(1, newHeight, newWidth)));
        assertThat(graph.output()).isEqualTo(Shape.of(channels, newHeight, newWidth));
        assertThat(graph.parameters()).isEmpty();
        float[] pixels = Networks.pixels(graph.input(), ROWS, 3);
        float[] wanted = Networks.pixels(graph.output(), ROWS, 4);
        double[][] rows = weights(height, newHeight);
        double[][] columns = weights(width, newWidth);
        double[] expected = new double[wanted.length];
        double[] expectedGradient = new double[pixels.length];
        for (int plane = 0; plane < ROWS * channels; plane++) {
            for (int y = 0; y < newHeight; y++) {
                for (int x = 0; x < newWidth; x++) {
                    int to = (plane * newHeight + y) * newWidth + x;
                    for (int v = 0; v < height; v++) {
                        for (int u = 0; u < width; u++) {
                            int from = (plane * height + v) * width + u;
                            expected[to] += rows[y][v] * columns[x][u] * pixels[from];
                            expectedGradient[from] += rows[y][v] * columns[x][u] * wanted[to];
                        }
                    }
                }
            }
        }
        float[] found = new float[expected.length];
        float[] gradient = new float[pixels.length];
        try (MxnetNetwork network = MxnetNetwork.plain(graph, new Parameters(java.util.Map.of()))) {
            network.backward(
                    pixels,
                    ROWS,
                    (output, ofOutput) -> {
                        System.arraycopy(output, 0, found, 0, found.length);
                        System.arraycopy(wanted, 0, ofOutput, 0, wanted.length);
                        return 0;
                    },
                    gradient);
        }
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo((float) expected[i], within(1e-5f));
        }
        for (int i = 0; i < gradient.length; i++) {
            assertThat(gradient[i]).isCloseTo((float) expectedGradient[i], within(1e-4f));
        }
    }

    /** At every second (or fourth) position the dilated backbone equals the strided one with the same weights. */
    @ParameterizedTest
    @CsvSource({
        "mobilenetv2_0.25, 32, 16, 97, 97",
        "mobilenetv2_0.25, 32, 8, 70, 97",
        "mobilenet0.25, 16, 8, 64, 49",
        "resnet50_v2, 32, 16, 64, 65",
        "resnet50_v2, 32, 8, 65, 64"
    })
    void dilationKeepsTheFunctionAtStridedPositions(String backbone, int coarse, int fine, int height, int width) {
        Shape input = Shape.of(3, height, width);
        Architecture architecture = Architecture.of(backbone);
        Graph strided =
                graph(input, (builder, in) -> architecture.maps(builder, coarse).high());
        Graph dilated =
                graph(input, (builder, in) -> architecture.maps(builder, fine).high());
        assertThat(dilated.parameters()).isEqualTo(strided.parameters());
        Parameters parameters = Networks.drawn(strided, 3);
        float[] pixels = Networks.pixels(input, ROWS, 4);
        float[] expected = plain(strided, parameters, pixels);
        float[] found = plain(dilated, parameters, pixels);
        long[] small = strided.output().array();
        long[] large = dilated.output().array();
        int step = coarse / fine;
        assertThat(large[1]).isEqualTo((height + fine - 1) / fine);
        double largest = 0;
        double distance = 0;
        for (int plane = 0; plane < ROWS * small[0]; plane++) {
            for (int y = 0; y < small[1]; y++) {
                for (int x = 0; x < small[2]; x++) {
                    double value = expected[(int) ((plane * small[1] + y) * small[2] + x)];
                    double other = found[(int) ((plane * large[1] + (long) y * step) * large[2] + (long) x * step)];
                    largest = Math.max(largest, Math.abs(value));
                    distance = Math.max(distance, Math.abs(value - other));
                }
            }
        }
        assertThat(distance).isLessThan(1e-4 * largest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mobilenetv2_0.25", "mobilenet0.25", "resnet50_v2"})
    void logitsHaveAQuarterOfTheSideForAnySize(String backbone) {
        for (DeepLabHead head : List.of(DeepLabHead.STANDARD, new DeepLabHead(8, false, 256))) {
            NetworkSpec spec = spec(backbone, 65, head);
            assertThat(spec.graph(Purpose.TRAINING).output()).isEqualTo(Shape.of(5, 17, 17));
            Graph other = spec.graphFor(Purpose.SCORES, 50, 101);
            assertThat(other.output()).isEqualTo(Shape.of(5, 13, 26));
            assertThat(other.parameters())
                    .isEqualTo(spec.graph(Purpose.TRAINING).parameters());
            GraphShapesTest.assertInferred(other);
            GraphShapesTest.assertInferred(spec.with(BatchNormMode.FOLDED).graph(Purpose.TRAINING));
        }
    }

    @Test
    void fusedEqualsPlainAndTrainingDiffersOnlyByNormalisation() {
        NetworkSpec spec = spec("mobilenetv2_0.25", 33, DeepLabHead.STANDARD);
        Graph inference = spec.graph(Purpose.INFERENCE);
        Parameters parameters = Networks.drawn(inference, 3);
        float[] pixels = Networks.pixels(inference.input(), ROWS, 4);
        float[] plain = plain(inference, parameters, pixels);
        try (MxnetNetwork fused = MxnetNetwork.fused(inference, parameters);
                MxnetNetwork training = MxnetNetwork.plain(spec.graph(Purpose.TRAINING), parameters)) {
            float[] found = fused.forward(pixels, ROWS);
            double largest = 0;
            for (int i = 0; i < plain.length; i++) {
                largest = Math.max(largest, Math.abs(plain[i]));
            }
            for (int i = 0; i < plain.length; i++) {
                assertThat(found[i]).isCloseTo(plain[i], within((float) (1e-4 * largest)));
            }
            training.train(name -> true);
            double first = training.backward(pixels, ROWS, DeepLabTest::halfSquares);
            training.update((name, weights, gradient) -> weights.subi(gradient.mul(1e-3f)));
            assertThat(training.backward(pixels, ROWS, DeepLabTest::halfSquares))
                    .isLessThan(first);
        }
    }

    /** The passes for the engine keep the gradients, also if several operations use the same map. */
    @ParameterizedTest
    @CsvSource({
        "mobilenet0.25, RELU6, 97, 16",
        "mobilenetv2_0.5, RELU6, 97, 16",
        "mobilenetv2_0.5, RELU, 97, 16",
        "mobilenetv2_0.5, RELU, 128, 16",
        "mobilenetv2_0.5, RELU, 225, 16",
        "mobilenetv2_0.5, RELU, 97, 8",
        "mobilenetv2_1.0, RELU, 97, 16",
        "resnet50_v2, RELU, 97, 16"
    })
    void gradientsEqualThoseOfThePlainGraph(String name, Rectifier rectifier, int size, int stride) {
        DeepLabHead head = new DeepLabHead(stride, true, 256);
        NetworkSpec spec = new NetworkSpec(Architecture.of(name), size, 5, head, BatchNormMode.FROZEN, rectifier);
        Graph plain = spec.graph(Purpose.INFERENCE);
        Parameters parameters = Networks.drawn(plain, 3);
        float[] pixels = Networks.pixels(plain.input(), ROWS, 4);
        Map<String, float[]> expected = gradients(plain, parameters, pixels);
        Map<String, float[]> found = gradients(spec.graph(Purpose.GRADIENTS), parameters, pixels);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((array, slopes) -> assertThat(distance(Objects.requireNonNull(found.get(array)), slopes))
                .as(array)
                .isLessThan(0.03));
    }

    /** Returns the length of the difference divided by that of {@code expected}. */
    private static double distance(float[] found, float[] expected) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow((double) found[i] - expected[i], 2);
            norm += Math.pow(expected[i], 2);
        }
        return difference == 0 ? 0 : Math.sqrt(difference / norm);
    }

    /** Returns the gradients by name of the parameter, and that of the input. */
    private static Map<String, float[]> gradients(Graph graph, Parameters parameters, float[] pixels) {
        Map<String, float[]> gradients = new HashMap<>();
        float[] ofInput = new float[pixels.length];
        try (MxnetNetwork network = MxnetNetwork.plain(graph, parameters)) {
            network.train(name -> true);
            network.backward(pixels, ROWS, DeepLabTest::halfSquares, ofInput);
            network.update((array, values, gradient) -> gradients.put(array.name(), gradient.toFloatArray()));
        }
        gradients.put(Graph.INPUT, ofInput);
        return gradients;
    }

    private static double halfSquares(float[] logits, float[] gradient) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum += logits[i] * logits[i] / 2.0 / logits.length;
            gradient[i] = logits[i] / logits.length;
        }
        return sum;
    }

    /** The classifier's last convolution is not part of the segmenter, and the segmenter's head is initialised. */
    @Test
    void aClassifiersWeightsLoadIntoASegmenterByName(@TempDir Path folder) throws IOException {
        NetworkSpec classifier = Networks.spec("mobilenetv2_0.25", 32, BatchNormMode.TRAINED);
        Graph graph = classifier.graph(Purpose.TRAINING);
        Path file = Networks.write(folder.resolve("w-0000.params"), Networks.drawn(graph, 5), graph, name -> name);
        NetworkSpec segmenter =
                spec("mobilenetv2_0.25", 65, DeepLabHead.STANDARD).with(BatchNormMode.TRAINED);
        Weights.Loaded loaded = Weights.load(segmenter, WeightSource.parse(file.toString(), folder), 7);
        assertThat(loaded.report().taken()).isEqualTo(52 * 5);
        assertThat(loaded.report().unused())
                .contains("mobilenetv20_features_conv1_weight", "head_output_weight")
                .hasSize(7);
        assertThat(loaded.report().initialised().keySet()).allMatch(name -> name.startsWith("deeplabv3plus_"));
        assertThat(segmenter.graph(Purpose.TRAINING).backboneLayers()).isEqualTo(52);
    }

    @Test
    void unsupportedBackbonesAndHeadsAreRefused() {
        assertThatThrownBy(() -> spec("vgg16", 65, DeepLabHead.STANDARD))
                .hasMessage("vgg16 cannot be a backbone for segmentation; expected one of resnet50_v2, mobilenet1.0,"
                        + " mobilenetv2_1.0");
        assertThatThrownBy(() -> new DeepLabHead(32, true, 256)).hasMessage("output stride: 32; expected 8 or 16");
        assertThatThrownBy(() -> new DeepLabHead(16, true, 0)).hasMessage("channels: 0; expected 1 or more");
        assertThatThrownBy(() -> spec("mobilenet0.25", 65, DeepLabHead.STANDARD).headGraph(Purpose.TRAINING))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNarrowHeadIsNarrowInEveryLayer() {
        List<ParameterSpec> wide = headOf(DeepLabHead.STANDARD);
        List<ParameterSpec> narrow = headOf(new DeepLabHead(16, true, 64));
        assertThat(narrow).hasSameSizeAs(wide);
        assertThat(narrow).noneMatch(array -> array.shape().get(0) == 256);
        assertThat(narrow.stream().filter(array -> array.shape().get(0) == 64)).hasSizeGreaterThan(8);
    }

    private static List<ParameterSpec> headOf(DeepLabHead head) {
        return spec("mobilenet0.25", 65, head).graph(Purpose.TRAINING).parameters().stream()
                .filter(array -> array.name().startsWith("deeplabv3plus_"))
                .toList();
    }

    /** Otherwise larger images than those trained on would meet random weights. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void outerTapsOfDilatedWindowsStartAtZero(boolean separable) throws IOException {
        NetworkSpec spec = spec("mobilenet0.25", 257, new DeepLabHead(16, separable, 256));
        Parameters initial =
                Weights.load(spec, WeightSource.parse("none", Path.of("")), 1).parameters();
        int found = 0;
        for (ParameterSpec array : spec.graph(Purpose.TRAINING).parameters()) {
            if (array.dilated()) {
                found++;
                float[] values = initial.get(array.name()).values();
                double squares = 0;
                for (int i = 0; i < values.length; i++) {
                    assertThat(values[i] != 0).isEqualTo(i % 9 == 4);
                    squares += values[i] * values[i];
                }
                double inputs = array.shape().get(1);
                assertThat(squares / (values.length / 9.0)).isCloseTo(2 / inputs, within(0.8 / inputs));
            }
        }
        assertThat(found).isEqualTo(3);
    }
}
