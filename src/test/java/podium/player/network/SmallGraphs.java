package podium.player.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Window;

/** Graphs of a few layers, to test how engines and passes handle them. */
public final class SmallGraphs {
    private SmallGraphs() {}

    private static GraphBuilder builder(Shape input, BatchNormMode mode) {
        return new GraphBuilder(input, mode, Rectifier.RELU6, Purpose.TRAINING);
    }

    /** Returns a convolution of many filters, each reduced to one number. */
    public static Graph wide(int filters) {
        GraphBuilder graph =
                new GraphBuilder(Shape.of(3, 64, 64), BatchNormMode.TRAINED, Rectifier.RELU, Purpose.SCORES);
        return graph.build(graph.pool(graph.convolution(graph.input(), filters, Window.of(1)), Pooling.MAXIMUM));
    }

    /** Returns a graph whose loss is smooth as long as its rectifiers are active. */
    public static Graph smooth(BatchNormMode mode) {
        GraphBuilder graph = new GraphBuilder(Shape.of(3, 9, 9), mode, Rectifier.RELU, Purpose.TRAINING);
        Node x = graph.relu(graph.batchNorm(
                graph.convolution(graph.input(), 6, Window.same(3).by(2))));
        x = graph.batchNorm(graph.depthwise(x, Window.same(3)));
        x = graph.add(x, graph.relu(graph.batchNorm(x)));
        return graph.build(graph.dense(graph.pool(x, Pooling.AVERAGE), 4));
    }

    /** Returns a convolution, normalised if it has no bias. */
    public static Graph convolution(Shape input, int filters, Window window, boolean biased, BatchNormMode mode) {
        GraphBuilder graph = builder(input, mode);
        Node x = graph.convolution(graph.input(), filters, window, 1, biased);
        return graph.build(graph.flatten(biased ? x : graph.batchNorm(x)));
    }

    /** Returns a normalised depthwise convolution. */
    public static Graph depthwise(Shape input, Window window) {
        GraphBuilder graph = builder(input, BatchNormMode.FROZEN);
        return graph.build(graph.flatten(graph.batchNorm(graph.depthwise(graph.input(), window))));
    }

    /** Returns a convolution of 16 filters with normalisation and rectifier, on maps of 9 x 7. */
    public static Graph rectified(Window window, Rectifier rectifier, BatchNormMode mode) {
        GraphBuilder graph = new GraphBuilder(Shape.of(6, 9, 7), mode, rectifier, Purpose.TRAINING);
        return graph.build(graph.flatten(graph.relu6(graph.batchNorm(graph.convolution(graph.input(), 16, window)))));
    }

    /** Returns a 1x1 convolution with normalisation and rectifier. */
    public static Graph convolutionRectified(Shape input, int filters) {
        GraphBuilder graph = new GraphBuilder(input, BatchNormMode.FROZEN, Rectifier.RELU, Purpose.TRAINING);
        return graph.build(graph.relu(graph.batchNorm(graph.convolution(graph.input(), filters, Window.of(1)))));
    }

    /** Returns a rectifier after a convolution with a bias. */
    public static Graph rectifiedWithoutNorm(Rectifier rectifier) {
        GraphBuilder graph = new GraphBuilder(Shape.of(6, 9, 7), BatchNormMode.FROZEN, rectifier, Purpose.TRAINING);
        return graph.build(graph.relu6(graph.convolution(graph.input(), 16, Window.of(1), 1, true)));
    }

    /** Returns a rectifier after a normalisation that another layer uses, too. */
    public static Graph rectifiedAndNot(Rectifier rectifier) {
        GraphBuilder graph = new GraphBuilder(Shape.of(6, 9, 7), BatchNormMode.FROZEN, rectifier, Purpose.TRAINING);
        Node norm = graph.batchNorm(graph.convolution(graph.input(), 16, Window.of(1)));
        return graph.build(graph.add(norm, graph.relu6(norm)));
    }

    /** Returns a rectifier after a normalisation without a scale. */
    public static Graph rectifiedWithoutScale() {
        GraphBuilder graph = builder(Shape.of(6, 9, 7), BatchNormMode.FROZEN);
        return graph.build(graph.relu6(graph.batchNorm(graph.input(), false)));
    }

    /** Returns an inverted residual in place of a stride, with dilated windows. */
    public static Graph dilated(Shape input, Window window, int rate, BatchNormMode mode, FrozenLayers frozen) {
        GraphBuilder graph = new GraphBuilder(input, mode, Rectifier.RELU6, Purpose.TRAINING, frozen);
        return graph.build(graph.dilated(graph.input(), rate, residual(graph, window)));
    }

    private static UnaryOperator<Node> residual(GraphBuilder graph, Window window) {
        return map -> {
            Node x = graph.relu6(graph.batchNorm(graph.convolution(map, 24, Window.of(1))));
            x = graph.relu6(graph.batchNorm(graph.depthwise(x, window)));
            return graph.add(
                    graph.batchNorm(graph.convolution(x, (int) map.shape().get(0), Window.of(1))), map);
        };
    }

    /** Returns dilated layers of which a middle one is used from outside. */
    public static Graph dilatedAndSeen(Shape input) {
        GraphBuilder graph = builder(input, BatchNormMode.FROZEN);
        Node[] seen = new Node[1];
        Node out = graph.dilated(graph.input(), 2, map -> {
            seen[0] = graph.depthwise(map, Window.same(3).dilated(2));
            return graph.depthwise(seen[0], Window.same(3).dilated(2));
        });
        return graph.build(graph.add(out, seen[0]));
    }

    /** Draws all parameters of a graph; those of some roles get a constant value. */
    public static Parameters drawn(Graph graph, Map<ParameterSpec.Role, Float> values) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Parameters drawn = Networks.drawn(graph, 3);
        for (ParameterSpec array : graph.parameters()) {
            Float value = values.get(array.role());
            tensors.put(array.name(), value == null ? drawn.get(array.name()) : Tensor.filled(array.shape(), value));
        }
        return new Parameters(tensors);
    }
}
