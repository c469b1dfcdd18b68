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

    private static final int STEM_STRIDE = 4;

    private Resnet50V2() {}

    /** 3 x H x W to 2048 x H/32 x W/32. */
    static Node features(GraphBuilder graph) {
        return stages(graph, Strides.all()).high();
    }

    /** 256 x H/4 x W/4 of the first stage, and 2048 x H/s x W/s, at stride s. */
    static FeatureMaps maps(GraphBuilder graph, int outputStride) {
        // The stem's two strides are by windows of their own.
        return stages(graph, Strides.upTo(outputStride / STEM_STRIDE));
    }

    private static FeatureMaps stages(GraphBuilder graph, Strides strides) {
        graph.scope(PREFIX);
        Node x = graph.batchNorm(graph.input(), false);
        x = graph.relu(
                graph.batchNorm(graph.convolution(x, 64, Window.of(7).by(2).padded(3))));
        x = graph.maxPool(x, Window.of(3).by(2).padded(1));
        Node low = x;
        for (int stage = 0; stage < BLOCKS.length; stage++) {
            graph.scope(PREFIX + "stage" + (stage + 1) + "_");
            for (int block = 0; block < BLOCKS[stage]; block++) {
                Window window = strides.same(3, stage > 0 && block == 0 ? 2 : 1);
                x = bottleneck(graph, x, 256 << stage, window, block == 0);
            }
            low = stage == 0 ? x : low;
        }
        graph.scope(PREFIX);
        return new FeatureMaps(low, graph.relu(graph.batchNorm(x)));
    }

    /** Gluon's classifier. */
    static Node publishedHead(GraphBuilder graph, Node features, int classes) {
        return graph.dense(PREFIX + "dense0", graph.pool(features, Pooling.AVERAGE), classes);
    }

    private static Node bottleneck(GraphBuilder graph, Node in, int channels, Window window, boolean first) {
        Node start = graph.relu(graph.batchNorm(in));
        Node x = graph.relu(graph.batchNorm(graph.convolution(start, channels / 4, Window.of(1))));
        x = graph.relu(graph.batchNorm(graph.convolution(x, channels / 4, window)));
        x = graph.convolution(x, channels, Window.of(1));
        Node skip = first ? graph.convolution(start, channels, Window.of(1).by(window.stride())) : in;
        return graph.add(x, skip);
    }
}
