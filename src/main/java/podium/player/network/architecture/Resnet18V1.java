package podium.player.network.architecture;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.Pooling;
import podium.player.network.layers.Window;

/**
 * ResNet with eighteen layers: four stages of two basic blocks (He et al., <i>Deep Residual Learning for Image
 * Recognition</i>, CVPR 2016, table 1). The last map has 1/32 of the input's side.
 */
final class Resnet18V1 {
    private static final String PREFIX = "resnetv10_";
    private static final int[] CHANNELS = {64, 128, 256, 512};
    private static final int BLOCKS = 2;

    private Resnet18V1() {}

    /** Maps 3 x H x W to 512 x H/32 x W/32. */
    static Node features(GraphBuilder graph) {
        graph.scope(PREFIX);
        Node stem = graph.relu(graph.batchNorm(
                graph.convolution(graph.input(), 64, Window.of(7).by(2).padded(3))));
        Node x = graph.maxPool(stem, Window.of(3).by(2).padded(1));
        for (int stage = 0; stage < CHANNELS.length; stage++) {
            graph.scope(PREFIX + "stage" + (stage + 1) + "_");
            for (int block = 0; block < BLOCKS; block++) {
                x = basic(graph, x, CHANNELS[stage], stage > 0 && block == 0 ? 2 : 1);
            }
        }
        graph.scope(PREFIX);
        return x;
    }

    /** Adds Gluon's classifier. */
    static Node publishedHead(GraphBuilder graph, Node features, int classes) {
        return graph.dense(PREFIX + "dense0", graph.pool(features, Pooling.AVERAGE), classes);
    }

    private static Node basic(GraphBuilder graph, Node in, int channels, int stride) {
        Node x = graph.relu(
                graph.batchNorm(graph.convolution(in, channels, Window.same(3).by(stride))));
        x = graph.batchNorm(graph.convolution(x, channels, Window.same(3)));
        Node skip = stride == 1 && in.channels() == channels
                ? in
                : graph.batchNorm(graph.convolution(in, channels, Window.of(1).by(stride)));
        return graph.endBlock(graph.relu(graph.add(x, skip)));
    }
}
