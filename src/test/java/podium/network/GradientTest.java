package podium.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import podium.network.ParameterSpec.Role;

class GradientTest {
    private static final int ROWS = 2;
    private static final double STEP = 1e-4;
    private static final NetworkSpec SPEC = Networks.spec("mobilenetv2_0.25", 32, BatchNormMode.FROZEN);

    /** Half the logits' squares, whose gradient is the logits themselves. */
    private static double halfSquares(float[] logits, float[] gradient) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum += logits[i] * logits[i] / 2.0;
            gradient[i] = logits[i];
        }
        return sum;
    }

    /** A sum of the logits with a weight each, small beside the logits' squares, so that differences keep more digits. */
    private static double waves(float[] logits, float[] gradient) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            gradient[i] = (float) Math.sin(i + 1);
            sum += gradient[i] * logits[i];
        }
        return sum;
    }

    /** Of the loss after a step from a point; few rectifiers turn on the way where the step is short. */
    private static double derivative(DoubleUnaryOperator lossAfter, double step) {
        return (lossAfter.applyAsDouble(step) - lossAfter.applyAsDouble(-step)) / (2 * step);
    }

    /** As the other, without its error of the third order (Richardson's extrapolation). */
    private static double smoothDerivative(DoubleUnaryOperator lossAfter, double step) {
        return (4 * derivative(lossAfter, step) - derivative(lossAfter, 2 * step)) / 3;
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenetv2_0.25, LOGITS",
        "mobilenetv2_0.25, GRADIENTS",
        "mobilenet0.25, LOGITS",
        "mobilenet0.25, GRADIENTS"
    })
    void ofTheInputIsThatOfFiniteDifferences(String name, Purpose purpose) {
        Graph graph = Networks.spec(name, 32, BatchNormMode.FROZEN).graph(purpose);
        Parameters parameters = Networks.drawn(graph, 3);
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        float[] gradient = new float[pixels.length];
        try (TrainingNetwork network = new TrainingNetwork(graph, parameters)) {
            double value = network.backward(pixels, ROWS, GradientTest::halfSquares, gradient);
            assertThat(value).isEqualTo(network.backward(pixels, ROWS, GradientTest::halfSquares));
            for (int direction = 0; direction < 4; direction++) {
                float[] along = Networks.pixels(graph.input(), ROWS, 100 + direction);
                double expected = derivative(
                        step -> network.backward(moved(pixels, along, step), ROWS, GradientTest::halfSquares), STEP);
                assertThat(product(gradient, along)).isCloseTo(expected, within(0.05 * norm(gradient)));
            }
        }
    }

    /** Zero channels, fused rectifiers and ReLU6 out of two of them are for the engine: the function stays. */
    @ParameterizedTest
    @CsvSource({
        "mobilenetv2_0.25, RELU6",
        "mobilenetv2_0.5, RELU",
        "mobilenetv2_0.75, RELU6",
        "mobilenetv2_1.0, RELU",
        "mobilenetv2_1.0, RELU6",
        "mobilenet0.25, RELU"
    })
    void ofParametersAreThoseOfThePlainGraph(String name, Rectifier rectifier) {
        NetworkSpec spec =
                new NetworkSpec(Architecture.of(name), 64, 3, ClassifierHead.LINEAR, BatchNormMode.FROZEN, rectifier);
        Graph graph = spec.graph(Purpose.LOGITS);
        Parameters parameters = Networks.drawn(graph, 3);
        Map<String, float[]> found = ofParameters(graph, parameters);
        ofParameters(spec.graph(Purpose.INFERENCE), parameters).forEach((array, expected) -> {
            float[] gradient = Objects.requireNonNull(found.get(array));
            float[] difference = new float[expected.length];
            for (int i = 0; i < expected.length; i++) {
                difference[i] = gradient[i] - expected[i];
            }
            assertThat(norm(difference)).as(array).isLessThan(0.01 * norm(expected) + 1e-6);
        });
    }

    private static Map<String, float[]> ofParameters(Graph graph, Parameters parameters) {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        try (TrainingNetwork network = new TrainingNetwork(graph, parameters)) {
            network.train(name -> true);
            network.backward(Networks.pixels(graph.input(), ROWS, 4), ROWS, GradientTest::halfSquares);
            network.update((name, weights, gradient) -> gradients.put(name, gradient.toFloatArray()));
        }
        return gradients;
    }

    /**
     * Through convolutions, normalisation and rectifiers that are all open, so that the loss is smooth: under trained
     * normalisation even in the batch's statistics.
     */
    @ParameterizedTest
    @EnumSource
    void ofParametersIsThatOfFiniteDifferences(BatchNormMode mode) {
        Graph graph = smooth(mode);
        Parameters parameters = opened(graph);
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        Map<String, float[]> gradients = new LinkedHashMap<>();
        try (TrainingNetwork network = new TrainingNetwork(graph, parameters)) {
            network.train(name -> true);
            network.backward(pixels, ROWS, GradientTest::waves);
            network.update((name, weights, gradient) -> gradients.put(name, gradient.toFloatArray()));
            for (ParameterSpec array : graph.parameters()) {
                if (array.role().statistic()) {
                    continue;
                }
                float[] gradient = Objects.requireNonNull(gradients.get(array.name()));
                float[] values = parameters.get(array.name()).values();
                float[] along = Networks.pixels(array.shape(), 1, 9);
                double expected = smoothDerivative(
                        step -> {
                            Tensor changed = new Tensor(array.shape(), moved(values, along, step));
                            network.set(parameters.and(new Parameters(Map.of(array.name(), changed))));
                            return network.backward(pixels, ROWS, GradientTest::waves);
                        },
                        1e-2);
                assertThat(product(gradient, along))
                        .as(array.name())
                        .isCloseTo(expected, within(0.01 * norm(gradient) + 2e-3));
            }
        }
    }

    private static Graph smooth(BatchNormMode mode) {
        GraphBuilder graph = new GraphBuilder(new Shape(3, 9, 9), mode, Rectifier.RELU, Purpose.LOGITS);
        Node x = graph.relu(graph.batchNorm(
                graph.convolution(graph.input(), 6, Window.same(3).by(2))));
        x = graph.batchNorm(graph.depthwise(x, Window.same(3)));
        x = graph.add(x, graph.relu(graph.batchNorm(x)));
        return graph.build(graph.dense(graph.pool(x, Pooling.AVERAGE), 4));
    }

    /** Drawn, with the rectifiers' inputs far above zero. */
    private static Parameters opened(Graph graph) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Parameters drawn = Networks.drawn(graph, 3);
        for (ParameterSpec array : graph.parameters()) {
            Tensor tensor = drawn.get(array.name());
            boolean shift = array.role() == Role.BETA || array.role() == Role.BIAS;
            tensors.put(array.name(), shift ? Tensor.filled(array.shape(), 6) : tensor);
        }
        return new Parameters(tensors);
    }

    /** The rectifier that training has instead gives what MXNet's clip gives, on both sides of both of its bounds. */
    @ParameterizedTest
    @EnumSource(names = {"TRAINED", "FROZEN"})
    void theRectifierBoundedBySixIsAClip(BatchNormMode mode) {
        Graph bounded = bounded(mode, GraphBuilder::relu6);
        Graph clipped = bounded(
                mode,
                (graph, in) -> Node.operation("clip", "clip", in.shape(), List.of(in))
                        .with("a_min", "0.0")
                        .with("a_max", "6.0"));
        assertThat(bounded.json()).doesNotContain("clip");
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Parameters drawn = Networks.drawn(bounded, 3);
        for (ParameterSpec array : bounded.parameters()) {
            Tensor tensor = drawn.get(array.name());
            tensors.put(
                    array.name(),
                    switch (array.role()) {
                        case GAMMA -> Tensor.filled(array.shape(), 9);
                        case BETA -> Tensor.filled(array.shape(), 3);
                        case RUNNING_VAR -> Tensor.filled(array.shape(), 0.3f);
                        default -> tensor;
                    });
        }
        Map<String, float[]> expected = gradients(clipped, new Parameters(tensors));
        Map<String, float[]> actual = gradients(bounded, new Parameters(tensors));
        assertThat(actual).containsOnlyKeys(expected.keySet());
        expected.forEach((name, values) -> {
            float[] difference = moved(Objects.requireNonNull(actual.get(name)), values, -1);
            assertThat(norm(difference)).as(name).isLessThan(1e-5 * norm(values) + 1e-6);
        });
        for (float share : Objects.requireNonNull(actual.get("shares below, between and above"))) {
            assertThat(share).as("the test sees both bounds").isGreaterThan(0.1f);
        }
    }

    private static Graph bounded(BatchNormMode mode, BiFunction<GraphBuilder, Node, Node> rectifier) {
        GraphBuilder graph = new GraphBuilder(new Shape(3, 9, 9), mode, Rectifier.RELU6, Purpose.LOGITS);
        Node x = rectifier.apply(graph, graph.batchNorm(graph.convolution(graph.input(), 6, Window.same(3))));
        return graph.build(graph.flatten(x));
    }

    /** Of the parameters, of the input, the statistics after the step, and what the activations are. */
    private static Map<String, float[]> gradients(Graph graph, Parameters parameters) {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        float[] shares = new float[3];
        float[] ofInput = new float[pixels.length];
        try (TrainingNetwork network = new TrainingNetwork(graph, parameters)) {
            network.train(name -> true);
            double loss = network.backward(
                    pixels,
                    ROWS,
                    (activations, gradient) -> {
                        for (float activation : activations) {
                            shares[activation < 1e-6 ? 0 : activation < 6 - 1e-6 ? 1 : 2] += 1f / activations.length;
                        }
                        return waves(activations, gradient);
                    },
                    ofInput);
            network.update((name, weights, gradient) -> gradients.put(name, gradient.toFloatArray()));
            Parameters after = network.parameters();
            for (String name : after.names()) {
                gradients.put(name + " after", after.get(name).values());
            }
            gradients.put("loss", new float[] {(float) loss});
        }
        gradients.put("input", ofInput);
        gradients.put("shares below, between and above", shares);
        return gradients;
    }

    private static float[] moved(float[] from, float[] along, double step) {
        float[] to = new float[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) (from[i] + step * along[i]);
        }
        return to;
    }

    private static double product(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }

    private static double norm(float[] values) {
        return Math.sqrt(product(values, values));
    }

    @Test
    void whatIsFrozenHasNoGradientAndStays() {
        NetworkSpec spec = SPEC.with(BatchNormMode.TRAINED);
        Graph graph = spec.graph(Purpose.LOGITS);
        Parameters before = Networks.drawn(graph, 3);
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        try (TrainingNetwork network = new TrainingNetwork(graph, before)) {
            List<String> updated = new ArrayList<>();
            network.backward(pixels, ROWS, GradientTest::halfSquares);
            network.update((name, weights, gradient) -> updated.add(name));
            assertThat(updated).as("nothing is trained before it is chosen").isEmpty();

            network.train(name -> name.startsWith("head_"));
            network.backward(pixels, ROWS, GradientTest::halfSquares);
            network.update((name, weights, gradient) -> {
                updated.add(name);
                weights.subi(gradient.mul(0.5f));
            });
            assertThat(updated).containsExactly("head_output_weight", "head_output_bias");
            Parameters after = network.parameters();
            for (ParameterSpec array : graph.parameters()) {
                boolean same = Arrays.equals(
                        after.get(array.name()).values(),
                        before.get(array.name()).values());
                assertThat(same).as(array.name()).isEqualTo(!updated.contains(array.name()));
            }
        }
    }

    /** Thousands of steps with a few arrays each would fill the memory. */
    @Test
    void whatAnUpdateComputesIsFreed() {
        Graph graph = SPEC.graph(Purpose.LOGITS);
        Parameters before = Networks.drawn(graph, 3);
        try (TrainingNetwork network = new TrainingNetwork(graph, before)) {
            network.train(name -> name.startsWith("head_"));
            List<NDArray> made = new ArrayList<>();
            for (int step = 0; step < 2; step++) {
                network.backward(Networks.pixels(graph.input(), ROWS, 4), ROWS, GradientTest::halfSquares);
                network.update(
                        (name, weights, gradient) -> made.addAll(List.of(weights.mul(2), gradient.mul(2), gradient)));
            }
            assertThat(made).hasSize(12).allMatch(NDArray::isReleased);
            assertThat(network.parameters().get("head_output_weight").values())
                    .isEqualTo(before.get("head_output_weight").values());
        }
    }

    @Test
    void allButTheStatisticsCanBeTrained() {
        Graph graph = SPEC.with(BatchNormMode.TRAINED).graph(Purpose.LOGITS);
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        try (TrainingNetwork network = new TrainingNetwork(graph, Networks.drawn(graph, 3))) {
            network.train(name -> true);
            double before = network.backward(pixels, ROWS, GradientTest::halfSquares);
            List<String> updated = new ArrayList<>();
            network.update((name, weights, gradient) -> {
                updated.add(name);
                weights.subi(gradient.mul(1e-3f));
            });
            assertThat(updated)
                    .containsExactlyElementsOf(graph.parameters().stream()
                            .filter(spec -> !spec.role().statistic())
                            .map(ParameterSpec::name)
                            .toList());
            assertThat(network.backward(pixels, ROWS, GradientTest::halfSquares))
                    .isLessThan(before);
            network.train(name -> false);
            network.update((name, weights, gradient) -> updated.clear());
            assertThat(updated).isNotEmpty();
        }
    }

    /** Under frozen normalisation the statistics stay; under trained they follow the batch, where gradients pass. */
    @ParameterizedTest
    @EnumSource(names = {"TRAINED", "FROZEN"})
    void onlyTrainedNormalisationChangesItsStatistics(BatchNormMode mode) {
        Graph graph = SPEC.with(mode).graph(Purpose.LOGITS);
        Parameters before = Networks.drawn(graph, 3);
        try (TrainingNetwork network = new TrainingNetwork(graph, before)) {
            network.train(name -> true);
            network.backward(Networks.pixels(graph.input(), ROWS, 4), ROWS, GradientTest::halfSquares);
            String name = "mobilenetv20_features_batchnorm0_running_mean";
            assertThat(Arrays.equals(
                            network.parameters().get(name).values(),
                            before.get(name).values()))
                    .isEqualTo(mode == BatchNormMode.FROZEN);
        }
    }

    /** However gradients pass through them. */
    @Test
    void normalisationOfFrozenLayersKeepsItsStatistics() {
        NetworkSpec spec = SPEC.with(BatchNormMode.TRAINED);
        Graph graph = spec.graph(Purpose.LOGITS, spec.graph(Purpose.LOGITS).first(51));
        assertThat(graph.backboneLayers()).isEqualTo(53);
        assertThat(graph.parameters()).isEqualTo(spec.graph(Purpose.LOGITS).parameters());
        Parameters before = Networks.drawn(graph, 3);
        try (TrainingNetwork network = new TrainingNetwork(graph, before)) {
            network.train(name -> true);
            network.backward(Networks.pixels(graph.input(), ROWS, 4), ROWS, GradientTest::halfSquares);
            Parameters after = network.parameters();
            assertThat(graph.parameters().stream()
                            .filter(array -> array.role() == Role.RUNNING_MEAN)
                            .filter(array -> !Arrays.equals(
                                    before.get(array.name()).values(),
                                    after.get(array.name()).values()))
                            .map(ParameterSpec::layer))
                    .containsExactly(51, 52);
        }
    }

    @Test
    void parametersCanBeTakenAndGivenBack() {
        Graph graph = SPEC.graph(Purpose.LOGITS);
        Parameters first = Networks.drawn(graph, 3);
        Parameters second = Networks.drawn(graph, 5);
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        try (TrainingNetwork network = new TrainingNetwork(graph, first)) {
            double loss = network.backward(pixels, ROWS, GradientTest::halfSquares);
            Parameters kept = network.parameters();
            network.set(second);
            assertThat(network.backward(pixels, ROWS, GradientTest::halfSquares))
                    .isNotEqualTo(loss);
            network.set(kept);
            assertThat(network.backward(pixels, ROWS, GradientTest::halfSquares))
                    .isEqualTo(loss);
        }
    }

    @Test
    void dropoutDrawsAsItsSeedSays() {
        NetworkSpec spec = new NetworkSpec(
                SPEC.architecture(),
                32,
                3,
                new ClassifierHead(Pooling.AVERAGE, false, List.of(), 0.5, HeadActivation.SIGMOID),
                BatchNormMode.FROZEN,
                Rectifier.RELU);
        Graph graph = spec.graph(Purpose.LOGITS);
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        try (TrainingNetwork network = new TrainingNetwork(graph, Networks.drawn(graph, 3))) {
            MxnetEngine.seed(1);
            double first = network.backward(pixels, ROWS, GradientTest::halfSquares);
            double second = network.backward(pixels, ROWS, GradientTest::halfSquares);
            MxnetEngine.seed(1);
            assertThat(network.backward(pixels, ROWS, GradientTest::halfSquares))
                    .isEqualTo(first);
            assertThat(second).isNotEqualTo(first);
        }
    }
}
