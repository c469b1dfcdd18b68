package podium.player.network.architecture;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.Pooling;
import podium.player.network.layers.Window;

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

    /**
     * As Keras lists it, by the longest way to the output: the convolution of the skip comes before the third one. Keras pads
     * apart, and steps by two, skipping by pooling, in a stage's last block, not in its first. It normalises neither the input nor
     * the stem's map; these normalisations go with the stem's convolution.
     */
    static void list(KerasLayers keras, double width, boolean whole) {
        keras.add("input").add("conv1_pad");
        keras.add("conv1_conv", PREFIX + "batchnorm0", PREFIX + "conv0", PREFIX + "batchnorm1");
        keras.add("pool1_pad").add("pool1_pool");
        for (int stage = 0; stage < BLOCKS.length; stage++) {
            int layer = 0;
            for (int block = 0; block < BLOCKS[stage]; block++) {
                boolean pooled = stage < BLOCKS.length - 1 && block == BLOCKS[stage] - 1;
                String theirs = "conv" + (stage + 2) + "_block" + (block + 1) + "_";
                list(keras, PREFIX + "stage" + (stage + 1) + "_", layer, 3 * block, theirs, block == 0, pooled);
                layer += block == 0 ? 4 : 3;
            }
        }
        keras.add("post_bn", PREFIX + "batchnorm2").add("post_relu");
    }

    private static void list(
            KerasLayers keras, String ours, int layer, int norm, String theirs, boolean first, boolean pooled) {
        keras.add(theirs + "preact_bn", ours + "batchnorm" + norm).add(theirs + "preact_relu");
        keras.add(theirs + "1_conv", ours + "conv" + layer)
                .add(theirs + "1_bn", ours + "batchnorm" + (norm + 1))
                .add(theirs + "1_relu");
        keras.add(theirs + "2_pad")
                .add(theirs + "2_conv", ours + "conv" + (layer + 1))
                .add(theirs + "2_bn", ours + "batchnorm" + (norm + 2))
                .add(theirs + "2_relu");
        if (first) {
            keras.add(theirs + "0_conv", ours + "conv" + (layer + 3));
        }
        if (pooled) {
            keras.add("max_pooling2d");
        }
        keras.add(theirs + "3_conv", ours + "conv" + (layer + 2)).add(theirs + "out");
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
