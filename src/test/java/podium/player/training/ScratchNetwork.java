package podium.player.training;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.ParameterSpec;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.Tensor;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Window;

/** The two large classifiers that are trained from scratch, as in their papers but for 10 classes. */
enum ScratchNetwork {
    /** Krizhevsky et al., NIPS 2012: one column without response normalisation, at 227 pixels. */
    ALEXNET(227) {
        @Override
        Node map(GraphBuilder graph) {
            Node x = filtered(graph, graph.input(), 96, Window.of(11).by(4));
            x = filtered(graph, graph.maxPool(x, Window.of(3).by(2)), 256, Window.same(5));
            x = filtered(graph, graph.maxPool(x, Window.of(3).by(2)), 384, Window.same(3));
            x = filtered(graph, x, 384, Window.same(3));
            return graph.maxPool(
                    filtered(graph, x, 256, Window.same(3)), Window.of(3).by(2));
        }
    },
    /** Simonyan and Zisserman, ICLR 2015, configuration D, at 224 pixels. */
    VGG16(224) {
        @Override
        Node map(GraphBuilder graph) {
            int[][] stages = {{2, 64}, {2, 128}, {3, 256}, {3, 512}, {3, 512}};
            Node x = graph.input();
            for (int[] stage : stages) {
                for (int i = 0; i < stage[0]; i++) {
                    x = filtered(graph, x, stage[1], Window.same(3));
                }
                x = graph.maxPool(x, Window.of(2).by(2));
            }
            return x;
        }
    };

    private static final int CLASSES = 10;
    private static final int UNITS = 4096;

    private final int size;

    ScratchNetwork(int size) {
        this.size = size;
    }

    /** Adds the layers before the dense ones. */
    abstract Node map(GraphBuilder graph);

    private static Node filtered(GraphBuilder graph, Node in, int filters, Window window) {
        return graph.relu(graph.convolution(in, filters, window, 1, true));
    }

    /** Returns the network for training. */
    Graph graph() {
        GraphBuilder graph =
                new GraphBuilder(Shape.of(3, size, size), BatchNormMode.TRAINED, Rectifier.RELU, Purpose.TRAINING);
        graph.scope(name().toLowerCase(Locale.ROOT) + "_");
        Node x = graph.flatten(map(graph));
        for (int i = 0; i < 2; i++) {
            x = graph.dropout(graph.relu(graph.dense(x, UNITS)), 0.5);
        }
        return graph.build(graph.dense(x, CLASSES));
    }

    /** Draws the weights of a graph. */
    static Parameters drawn(Graph graph) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec spec : graph.parameters()) {
            tensors.put(spec.name(), spec.initialisation().tensor(spec, 1));
        }
        return new Parameters(tensors);
    }
}
