package podium.player.network.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import podium.Thorough;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.GraphBuilder;
import podium.player.network.Networks;
import podium.player.network.Node;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.engine.LayerKinds.Kind;
import podium.player.network.layers.Layer;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Window;
import podium.player.network.mxnet.MxnetNetwork;
import podium.player.network.onnx.BothEngines;
import podium.player.network.onnx.OnnxForm;
import podium.player.network.onnx.OnnxNetwork;
import podium.player.network.running.TrainingNetwork;

/** Tests every kind of layer alone, on maps and windows of random sizes, with every engine. */
class EveryLayerTest {
    private static final double NEAR = 1e-5;
    private static final double STEP = 1e-3;

    /** An engine that predicts. */
    private record Predicting(String name, Forward forward) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Forward {
        float[] of(Graph graph, Parameters parameters, float[] pixels, int rows);
    }

    /** An engine that trains. */
    private record Training(String name, Opening opening) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Opening {
        TrainingNetwork of(Graph graph, Parameters parameters);
    }

    private static final Predicting REFERENCE = new Predicting("MXNet", BothEngines::mxnet);

    /** Every form in which an engine predicts; a new engine is a new line. */
    private static final List<Predicting> PREDICTING = List.of(
            REFERENCE,
            new Predicting("MXNet, fused", EveryLayerTest::fused),
            new Predicting("ONNX Runtime", EveryLayerTest::onnx));

    /** Every engine that trains. */
    private static final List<Training> TRAINING = List.of(new Training("MXNet", MxnetNetwork::plain));

    private static float[] fused(Graph graph, Parameters parameters, float[] pixels, int rows) {
        try (MxnetNetwork network = MxnetNetwork.fused(graph, parameters)) {
            return network.forward(pixels, rows);
        }
    }

    private static float[] onnx(Graph graph, Parameters parameters, float[] pixels, int rows) {
        try (OnnxNetwork network = BothEngines.network(graph, parameters, OnnxForm.FIXED_SIZE)) {
            return network.forward(pixels, rows);
        }
    }

    private static Stream<Arguments> predicting() {
        return PREDICTING.stream()
                .filter(engine -> !engine.equals(REFERENCE))
                .flatMap(engine -> LayerKinds.all().map(kind -> Arguments.of(engine, kind)));
    }

    private static Stream<Arguments> training() {
        return TRAINING.stream()
                .flatMap(engine -> LayerKinds.all()
                        .filter(kind -> !kind.name().equals("DROPOUT")) // its gradient is of numbers drawn anew
                        .map(kind -> Arguments.of(engine, kind)));
    }

    /** The map is negative in part, so that padding with zeros differs from padding with nothing. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("predicting")
    void everyEngineGivesTheSameNumbers(Predicting engine, Kind kind) {
        for (int seed = 0; seed < Thorough.count(8, 100); seed++) {
            Graph graph = LayerKinds.graph(kind, seed, Purpose.INFERENCE);
            Parameters parameters = Networks.drawn(graph, 3);
            int rows = 1 + seed % 3;
            float[] pixels = Networks.pixels(graph.input(), rows, 4);
            assertNear(
                    engine.forward().of(graph, parameters, pixels, rows),
                    REFERENCE.forward().of(graph, parameters, pixels, rows));
        }
    }

    /**
     * The derivative along a random direction, by central differences. A long step drowns the rounding of the loss, a short
     * one seldom changes the sign of a rectifier or the maximum of a window, so the nearest of three steps counts.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("training")
    void gradientsMatchFiniteDifferences(Training engine, Kind kind) {
        for (int seed = 0; seed < Thorough.count(3, 30); seed++) {
            Graph graph = LayerKinds.graph(kind, seed, Purpose.GRADIENTS);
            float[] pixels = Networks.pixels(graph.input(), 2, 4);
            float[] along = Networks.pixels(graph.input(), 2, 100 + seed);
            float[] gradient = new float[pixels.length];
            try (TrainingNetwork network = engine.opening().of(graph, Networks.drawn(graph, 3))) {
                network.train(name -> false);
                network.backward(pixels, 2, EveryLayerTest::waves, gradient);
                DoubleUnaryOperator loss =
                        step -> network.backward(moved(pixels, along, step), 2, EveryLayerTest::waves);
                double found = product(gradient, along);
                double nearest = DoubleStream.of(STEP, STEP / 4, STEP / 16)
                        .map(step -> (loss.applyAsDouble(step) - loss.applyAsDouble(-step)) / (2 * step))
                        .map(expected -> Math.abs(found - expected))
                        .min()
                        .orElseThrow();
                assertThat(nearest).isLessThan(0.05 * norm(gradient) + 1e-3);
            }
        }
    }

    @Test
    void everyKindOfLayerIsTested() {
        Set<Class<?>> seen = new HashSet<>();
        LayerKinds.all()
                .forEach(kind -> LayerKinds.graph(kind, 1, Purpose.INFERENCE)
                        .nodes()
                        .forEach(node -> seen.add(node.layer().getClass())));
        assertThat(seen)
                .isEqualTo(Arrays.stream(Layer.class.getPermittedSubclasses()).collect(Collectors.toSet()));
    }

    /** Agreeing engines could share a mistake: these are the functions as they are written down. */
    @Test
    void pointwiseFunctionsAreThoseOfTheirPapers() {
        Map<String, DoubleUnaryOperator> functions = Map.of(
                "leaky", x -> x > 0 ? x : 0.3 * x,
                "elu", x -> x > 0 ? x : 1.5 * Math.expm1(x),
                "tanh", Math::tanh,
                "relu", x -> Math.max(x, 0));
        functions.forEach((name, function) -> {
            GraphBuilder graph = builder(Shape.of(2, 5, 7));
            Node out = switch (name) {
                case "leaky" -> graph.leakyRelu(graph.input(), 0.3);
                case "elu" -> graph.elu(graph.input(), 1.5);
                case "tanh" -> graph.tanh(graph.input());
                default -> graph.relu(graph.input());
            };
            float[] pixels = Networks.pixels(Shape.of(2, 5, 7), 1, 4);
            float[] expected = new float[pixels.length];
            for (int i = 0; i < pixels.length; i++) {
                expected[i] = (float) function.applyAsDouble(pixels[i]);
            }
            for (Predicting engine : PREDICTING) {
                assertNear(engine.forward().of(graph.build(out), new Parameters(Map.of()), pixels, 1), expected);
            }
        });
    }

    @Test
    void averagePoolingLeavesOutThePadding() {
        Random random = new Random(5);
        for (int round = 0; round < Thorough.count(10, 100); round++) {
            int side = random.nextInt(5, 14);
            int kernel = random.nextInt(1, 5);
            Window window = Window.of(kernel).by(random.nextInt(1, 4)).padded(random.nextInt(kernel / 2 + 1));
            GraphBuilder graph = builder(Shape.of(1, side, side));
            Graph pooled = graph.build(graph.averagePool(graph.input(), window));
            float[] pixels = Networks.pixels(Shape.of(1, side, side), 1, round);
            float[] expected = averages(pixels, side, window);
            for (Predicting engine : PREDICTING) {
                assertNear(engine.forward().of(pooled, new Parameters(Map.of()), pixels, 1), expected);
            }
        }
    }

    private static float[] averages(float[] pixels, int side, Window window) {
        int out = (int) window.output(side);
        float[] averages = new float[out * out];
        for (int cell = 0; cell < averages.length; cell++) {
            int top = cell / out * window.stride() - window.pad();
            int left = cell % out * window.stride() - window.pad();
            double sum = 0;
            int counted = 0;
            for (int y = Math.max(0, top); y < Math.min(side, top + window.kernel()); y++) {
                for (int x = Math.max(0, left); x < Math.min(side, left + window.kernel()); x++) {
                    sum += pixels[y * side + x];
                    counted++;
                }
            }
            averages[cell] = (float) (sum / counted);
        }
        return averages;
    }

    private static GraphBuilder builder(Shape input) {
        GraphBuilder graph = new GraphBuilder(input, BatchNormMode.TRAINED, Rectifier.RELU6, Purpose.INFERENCE);
        graph.scope("net_");
        return graph;
    }

    /** A weighted sum of the outputs. */
    private static double waves(float[] outputs, float[] gradient) {
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            gradient[i] = (float) Math.sin(i + 1);
            sum += gradient[i] * outputs[i];
        }
        return sum;
    }

    private static float[] moved(float[] values, float[] along, double step) {
        float[] moved = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            moved[i] = (float) (values[i] + step * along[i]);
        }
        return moved;
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    private static double norm(float[] values) {
        return Math.sqrt(product(values, values));
    }

    private static void assertNear(float[] found, float[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        double largest = 1e-3;
        for (float number : expected) {
            largest = Math.max(largest, Math.abs(number));
        }
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i]).isCloseTo(expected[i], within(NEAR * largest));
        }
    }
}
