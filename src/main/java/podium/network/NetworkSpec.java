package podium.network;

import ai.djl.ndarray.types.Shape;

/**
 * A classifier in full: a backbone, its input, its head. Makes the graph for every purpose.
 *
 * @param size side of the square input, in pixels
 * @param classes outputs of the head
 */
public record NetworkSpec(
        Architecture architecture, int size, int classes, Head head, BatchNormMode batchNorm, Rectifier rectifier) {
    public NetworkSpec {
        if (size < 32) {
            throw new IllegalArgumentException("size: " + size + "; expected 32 pixels or more");
        }
        if (classes < 1) {
            throw new IllegalArgumentException("classes: " + classes + "; expected one or more");
        }
        architecture.features(new GraphBuilder(new Shape(3, size, size), batchNorm, rectifier, Purpose.FEATURES));
    }

    /** The same network with its batch normalisation treated otherwise. */
    public NetworkSpec with(BatchNormMode mode) {
        return new NetworkSpec(architecture, size, classes, head, mode, rectifier);
    }

    /** The graph for a purpose; the names and shapes of the parameters it shares with other purposes are the same. */
    public Graph graph(Purpose purpose) {
        return graph(purpose, 0);
    }

    /** As the other; the first layers are not to be trained, and keep the statistics of their batch normalisation. */
    public Graph graph(Purpose purpose, int frozenLayers) {
        GraphBuilder graph = new GraphBuilder(new Shape(3, size, size), batchNorm, rectifier, purpose);
        graph.freeze(frozenLayers);
        Node features = graph.pool(architecture.features(graph), head.pooling());
        return graph.build(purpose == Purpose.FEATURES ? features : head(graph, features));
    }

    /** How many layers the backbone has: convolutions and dense layers, each with the batch normalisation after it. */
    public int backboneLayers() {
        return graph(Purpose.FEATURES).parameters().stream()
                        .mapToInt(ParameterSpec::layer)
                        .max()
                        .orElse(-1)
                + 1;
    }

    /** The head alone, on features that were computed before. */
    public Graph headGraph(Purpose purpose) {
        long features = graph(Purpose.FEATURES).output().size();
        GraphBuilder graph = new GraphBuilder(new Shape(features), batchNorm, rectifier, purpose);
        return graph.build(head(graph, graph.input()));
    }

    private Node head(GraphBuilder graph, Node features) {
        graph.beginHead();
        graph.scope("head_");
        Node x = head.batchNorm() ? graph.batchNorm(features) : features;
        for (int units : head.dense()) {
            x = graph.relu(graph.dense(graph.dropout(x, head.dropout()), units));
        }
        Node logits = graph.dense("head_output", graph.dropout(x, head.dropout()), classes);
        return graph.activation(logits, head.activation());
    }
}
