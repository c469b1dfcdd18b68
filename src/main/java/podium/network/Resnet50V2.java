package podium.network;

/**
 * ResNet with fifty layers and pre-activation: four stages of bottlenecks whose normalisation and ReLU come before the
 * convolution (He et al., <i>Identity Mappings in Deep Residual Networks</i>, ECCV 2016). Gives a 32nd of the input's side.
 *
 * <p>As in Gluon, the input itself is normalised first, without scale and shift of its own.
 */
final class Resnet50V2 {
    private static final String PREFIX = "resnetv20_";
    private static final int[] BLOCKS = {3, 4, 6, 3};

    private Resnet50V2() {}

    /** 3 x H x W to 2048 x H/32 x W/32. */
    static Node features(GraphBuilder graph) {
        graph.scope(PREFIX);
        Node x = graph.batchNorm(graph.input(), false);
        x = graph.relu(
                graph.batchNorm(graph.convolution(x, 64, Window.of(7).by(2).padded(3))));
        x = graph.maxPool(x, Window.of(3).by(2).padded(1));
        for (int stage = 0; stage < BLOCKS.length; stage++) {
            graph.scope(PREFIX + "stage" + (stage + 1) + "_");
            for (int block = 0; block < BLOCKS[stage]; block++) {
                x = bottleneck(graph, x, 256 << stage, stage > 0 && block == 0 ? 2 : 1, block == 0);
            }
        }
        graph.scope(PREFIX);
        return graph.relu(graph.batchNorm(x));
    }

    /** Gluon's classifier. */
    static Node publishedHead(GraphBuilder graph, Node features, int classes) {
        return graph.dense(PREFIX + "dense0", graph.pool(features, Pooling.AVERAGE), classes);
    }

    private static Node bottleneck(GraphBuilder graph, Node in, int channels, int stride, boolean first) {
        Node start = graph.relu(graph.batchNorm(in));
        Node x = graph.relu(graph.batchNorm(graph.convolution(start, channels / 4, Window.of(1))));
        x = graph.relu(graph.batchNorm(
                graph.convolution(x, channels / 4, Window.same(3).by(stride))));
        x = graph.convolution(x, channels, Window.of(1));
        Node skip = first ? graph.convolution(start, channels, Window.of(1).by(stride)) : in;
        return graph.add(x, skip);
    }
}
