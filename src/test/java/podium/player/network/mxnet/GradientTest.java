package podium.player.network.mxnet.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.HeadActivation;
import podium.player.network.Networks;
import podium.player.network.ParameterSpec;
import podium.player.network.ParameterSpec.Role;
import podium.player.network.Parameters;
import podium.player.network.Pooling;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.SmallGraphs;
import podium.player.network.Tensor;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.mxnet.MxnetEngine;
import podium.player.network.mxnet.MxnetNetwork;

class GradientTest {
    private static final int ROWS = 2;
    private static final double STEP = 1e-4;
    private static final NetworkSpec SPEC = Networks.spec("mobilenetv2_0.25", 32, BatchNormMode.FROZEN);

    /** Half the sum of the logits' squares, whose gradient is the logits themselves. */
    private static double halfSquares(float[] logits, float[] gradient) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum += logits[i] * logits[i] / 2.0;
            gradient[i] = logits[i];
        }
        return sum;
    }

    /** A weighted sum of the logits, smaller than their squares, so that differences keep more digits. */
    private static double waves(float[] logits, float[] gradient) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            gradient[i] = (float) Math.sin(i + 1);
            sum += gradient[i] * logits[i];
        }
        return sum;
    }

    /** Returns the derivative of a loss by central differences. With a short step, few rectifiers change sign. */
    private static double derivative(DoubleUnaryOperator lossAfter, double step) {
        return (lossAfter.applyAsDouble(step) - lossAfter.applyAsDouble(-step)) / (2 * step);
    }

    /** Like {@link #derivative}, without the third-order error (Richardson's extrapolation). */
    private static double smoothDerivative(DoubleUnaryOperator lossAfter, double step) {
        return (4 * derivative(lossAfter, step) - derivative(lossAfter, 2 * step)) / 3;
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenetv2_0.25, TRAINING",
        "mobilenetv2_0.25, GRADIENTS",
        "mobilenet0.25, TRAINING",
        "mobilenet0.25, GRADIENTS"
    })
    void inputGradientMatchesFiniteDifferences(String name, Purpose purpose) {
        Graph graph = Networks.spec(name, 32, BatchNormMode.FROZEN).graph(purpose);
        Parameters parameters = Networks.drawn(graph, 3);
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        float[] gradient = new float[pixels.length];
        try (MxnetNetwork network = MxnetNetwork.plain(graph, parameters)) {
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

    /**
     * Tests convolutions, normalisation and rectifiers that are all active, so that the loss is smooth, with trained
     * normalisation even in the batch's statistics.
     */
    @ParameterizedTest
    @EnumSource
    void parameterGradientsMatchFiniteDifferences(BatchNormMode mode) {
        Graph graph = SmallGraphs.smooth(mode);
        // The rectifiers' inputs are far above zero.
        Parameters parameters = SmallGraphs.drawn(graph, Map.of(Role.BETA, 6f, Role.BIAS, 6f));
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        Map<String, float[]> gradients = new LinkedHashMap<>();
        try (MxnetNetwork network = MxnetNetwork.plain(graph, parameters)) {
            network.train(name -> true);
            network.backward(pixels, ROWS, GradientTest::waves);
            network.update((array, weights, gradient) -> gradients.put(array.name(), gradient.toFloatArray()));
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
    void frozenParametersHaveNoGradientAndDoNotChange() {
        NetworkSpec spec = SPEC.with(BatchNormMode.TRAINED);
        Graph graph = spec.graph(Purpose.TRAINING);
        Parameters before = Networks.drawn(graph, 3);
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        try (MxnetNetwork network = MxnetNetwork.plain(graph, before)) {
            List<String> updated = new ArrayList<>();
            network.backward(pixels, ROWS, GradientTest::halfSquares);
            network.update((array, weights, gradient) -> updated.add(array.name()));
            assertThat(updated)
                    .as("no parameter is trained before it is selected")
                    .isEmpty();

            network.train(name -> name.startsWith("head_"));
            network.backward(pixels, ROWS, GradientTest::halfSquares);
            network.update((array, weights, gradient) -> {
                updated.add(array.name());
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

    /** Thousands of steps that each leak a few arrays would fill the memory. */
    @Test
    void arraysComputedInAnUpdateAreFreed() {
        Graph graph = SPEC.graph(Purpose.TRAINING);
        Parameters before = Networks.drawn(graph, 3);
        try (MxnetNetwork network = MxnetNetwork.plain(graph, before)) {
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
    void allParametersButStatisticsCanBeTrained() {
        Graph graph = SPEC.with(BatchNormMode.TRAINED).graph(Purpose.TRAINING);
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        try (MxnetNetwork network = MxnetNetwork.plain(graph, Networks.drawn(graph, 3))) {
            network.train(name -> true);
            double before = network.backward(pixels, ROWS, GradientTest::halfSquares);
            List<String> updated = new ArrayList<>();
            network.update((array, weights, gradient) -> {
                updated.add(array.name());
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

    /** Frozen normalisation keeps its statistics; trained normalisation updates them from the batch. */
    @ParameterizedTest
    @EnumSource(names = {"TRAINED", "FROZEN"})
    void onlyTrainedNormalisationChangesItsStatistics(BatchNormMode mode) {
        Graph graph = SPEC.with(mode).graph(Purpose.TRAINING);
        Parameters before = Networks.drawn(graph, 3);
        try (MxnetNetwork network = MxnetNetwork.plain(graph, before)) {
            network.train(name -> true);
            network.backward(Networks.pixels(graph.input(), ROWS, 4), ROWS, GradientTest::halfSquares);
            String name = "mobilenetv20_features_batchnorm0_running_mean";
            assertThat(Arrays.equals(
                            network.parameters().get(name).values(),
                            before.get(name).values()))
                    .isEqualTo(mode == BatchNormMode.FROZEN);
        }
    }

    /** The statistics stay even if gradients pass through the layers. */
    @Test
    void normalisationOfFrozenLayersKeepsItsStatistics() {
        NetworkSpec spec = SPEC.with(BatchNormMode.TRAINED);
        Graph graph = spec.graph(Purpose.TRAINING, spec.graph(Purpose.TRAINING).first(51));
        assertThat(graph.backboneLayers()).isEqualTo(53);
        assertThat(graph.parameters()).isEqualTo(spec.graph(Purpose.TRAINING).parameters());
        Parameters before = Networks.drawn(graph, 3);
        try (MxnetNetwork network = MxnetNetwork.plain(graph, before)) {
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
    void parametersCanBeReadAndReplaced() {
        Graph graph = SPEC.graph(Purpose.TRAINING);
        Parameters first = Networks.drawn(graph, 3);
        Parameters second = Networks.drawn(graph, 5);
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        try (MxnetNetwork network = MxnetNetwork.plain(graph, first)) {
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
    void dropoutIsDeterminedByItsSeed() {
        NetworkSpec spec = new NetworkSpec(
                SPEC.architecture(),
                32,
                3,
                new ClassifierHead(Pooling.AVERAGE, false, List.of(), 0.5, HeadActivation.SIGMOID),
                BatchNormMode.FROZEN,
                Rectifier.RELU);
        Graph graph = spec.graph(Purpose.TRAINING);
        float[] pixels = Networks.pixels(graph.input(), ROWS, 4);
        try (MxnetNetwork network = MxnetNetwork.plain(graph, Networks.drawn(graph, 3))) {
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
