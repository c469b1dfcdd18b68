package podium.player.network.architecture;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.layers.Window;

/**
 * VGG with sixteen layers, configuration D (Simonyan and Zisserman, <i>Very Deep Convolutional Networks for Large-Scale
 * Image Recognition</i>, ICLR 2015, table 1), without batch normalisation. The last map has 1/32 of the input's side.
 */
final class Vgg16 {
    private static final String PREFIX = "vgg0_";

    /** The number of convolutions and of filters of each stage. */
    private static final int[][] STAGES = {{2, 64}, {2, 128}, {3, 256}, {3, 512}, {3, 512}};

    private Vgg16() {}

    /** Maps 3 x H x W to 512 x H/32 x W/32. */
    static Node features(GraphBuilder graph) {
        graph.scope(PREFIX);
        Node x = graph.input();
        for (int[] stage : STAGES) {
            for (int i = 0; i < stage[0]; i++) {
                x = graph.relu(graph.convolution(x, stage[1], Window.same(3), 1, true));
            }
            x = graph.endBlock(graph.maxPool(x, Window.of(2).by(2)));
        }
        return x;
    }

    /** Lists the layers as in Keras, where ReLU is part of its convolution. */
    static void list(KerasLayers keras, double width, boolean whole) {
        keras.add("input");
        int layer = 0;
        for (int stage = 0; stage < STAGES.length; stage++) {
            String block = "block" + (stage + 1);
            for (int i = 0; i < STAGES[stage][0]; i++) {
                keras.add(block + "_conv" + (i + 1), PREFIX + "conv" + layer++);
            }
            keras.add(block + "_pool");
        }
    }

    /** Adds Gluon's classifier: two dense layers of 4096 units, and the output. */
    static Node publishedHead(GraphBuilder graph, Node features, int classes) {
        Node x = graph.flatten(features);
        for (int i = 0; i < 2; i++) {
            x = graph.dropout(graph.relu(graph.dense(PREFIX + "dense" + i, x, 4096)), 0.5);
        }
        return graph.dense(PREFIX + "dense2", x, classes);
    }
}
