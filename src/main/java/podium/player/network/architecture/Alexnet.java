package podium.player.network.architecture;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.layers.Window;

/**
 * The course's AlexNet for 150 x 150 images: five convolutions without padding, each with ReLU. Three of them are
 * followed by batch normalisation and by pooling with a stride equal to its side. Then come two dense layers of 64
 * units. The design follows Krizhevsky et al. (<i>ImageNet Classification with Deep Convolutional Neural Networks</i>,
 * NIPS 2012), made small for a few hundred images.
 */
final class Alexnet {
    private static final String PREFIX = "alexnet0_";

    private Alexnet() {}

    /** Maps 3 x 150 x 150 to 128 x 2 x 2; the smallest input is 108 x 108. */
    static Node features(GraphBuilder graph) {
        graph.scope(PREFIX);
        Node x = normalised(graph, convolution(graph, graph.input(), 64, 7), 3);
        x = normalised(graph, convolution(graph, x, 128, 5), 3);
        x = convolution(graph, x, 145, 3);
        x = convolution(graph, x, 145, 3);
        return normalised(graph, convolution(graph, x, 128, 3), 4);
    }

    /** Adds the course's classifier. */
    static Node publishedHead(GraphBuilder graph, Node features, int classes) {
        Node x = graph.flatten(features);
        for (int i = 0; i < 2; i++) {
            x = graph.relu(graph.dense(PREFIX + "dense" + i, x, 64));
        }
        return graph.dense(PREFIX + "dense2", graph.dropout(x, 0.5), classes);
    }

    private static Node convolution(GraphBuilder graph, Node in, int filters, int kernel) {
        return graph.relu(graph.convolution(in, filters, Window.of(kernel), 1, true));
    }

    private static Node normalised(GraphBuilder graph, Node in, int pool) {
        return graph.endBlock(graph.maxPool(graph.batchNorm(in), Window.of(pool).by(pool)));
    }
}
