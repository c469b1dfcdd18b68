package podium.network;

/**
 * AlexNet for small images: five convolutions and two dense layers of 4096 (Krizhevsky et al., <i>ImageNet Classification
 * with Deep Convolutional Neural Networks</i>, NIPS 2012) with batch normalisation in place of local response
 * normalisation, as it is trained from scratch on 150 x 150 images.
 */
final class Alexnet {
    private static final String PREFIX = "alexnet0_";

    private Alexnet() {}

    /** 3 x 150 x 150 to 256 x 3 x 3. */
    static Node features(GraphBuilder graph) {
        graph.scope(PREFIX);
        Node x = unit(graph, graph.input(), 96, Window.of(11).by(4));
        x = graph.maxPool(x, Window.of(3).by(2));
        x = unit(graph, x, 256, Window.same(5));
        x = graph.maxPool(x, Window.of(3).by(2));
        x = unit(graph, x, 384, Window.same(3));
        x = unit(graph, x, 384, Window.same(3));
        x = unit(graph, x, 256, Window.same(3));
        return graph.maxPool(x, Window.of(3).by(2));
    }

    /** The paper's classifier. */
    static Node publishedHead(GraphBuilder graph, Node features, int classes) {
        Node x = graph.flatten(features);
        for (int i = 0; i < 2; i++) {
            x = graph.dropout(graph.relu(graph.dense(PREFIX + "dense" + i, x, 4096)), 0.5);
        }
        return graph.dense(PREFIX + "dense2", x, classes);
    }

    private static Node unit(GraphBuilder graph, Node in, int filters, Window window) {
        return graph.relu(graph.batchNorm(graph.convolution(in, filters, window)));
    }
}
