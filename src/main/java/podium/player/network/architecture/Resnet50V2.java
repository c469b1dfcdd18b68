package podium.player.network.architecture;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.Pooling;
import podium.player.network.layers.Window;

/**
 * ResNet with fifty layers and pre-activation: four stages of bottlenecks whose normalisation and ReLU come before the
 * convolution (He et al., <i>Identity Mappings in Deep Residual Networks</i>, ECCV 2016). The last map has 1/32 of the
 * input's side.
 *
 * <p>As in Gluon, the input itself is normalised first, without a trained scale and shift.
 */
final class Resnet50V2 {
    private static final String PREFIX = "resnetv20_";
    private static final int[] BLOCKS = {3, 4, 6, 3};

    private static final int STEM_STRIDE = 4;

    private Resnet50V2() {}

    /** Maps 3 x H x W to 2048 x H/32 x W/32. */
    static Node features(GraphBuilder graph) {
        return stages(graph, Strides.all()).high();
    }

    /** Adds the maps for a segmenter: 256 x H/4 x W/4 of the first stage, and 2048 x H/s x W/s, at stride s. */
    static FeatureMaps maps(GraphBuilder graph, int outputStride) {
        // The stem always has its two strides.
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
     * Lists the layers as in Keras, along the longest path to the output: the skip's convolution comes before the third
     * one. Keras has separate padding layers. It applies stride 2, and pools the skip, in a stage's last block instead
     * of its first. It does not normalise the input and the stem's map; these normalisations count to the stem's
     * convolution.
     */
    static void list(KerasLayers keras, double width, boolean whole) {
        keras.add("input").add("conv1_pad");
        keras.add("conv1_conv", PREFIX + "batchnorm0", PREFIX + "conv0", PREFIX + "batchnorm1");
        keras.add("pool1_pad").add("pool1_pool");
        for (int stage = 0; stage < BLOCKS.length; stage++) {
            int layer = 0;
            for (int block = 0; block < BLOCKS[stage]; block++) {
                boolean pooled = stage < BLOCKS.length - 1 && block == BLOCKS[stage] - 1;
                String kerasPrefix = "conv" + (stage + 2) + "_block" + (block + 1) + "_";
                list(keras, PREFIX + "stage" + (stage + 1) + "_", layer, 3 * block, kerasPrefix, block == 0, pooled);
                layer += block == 0 ? 4 : 3;
            }
        }
        keras.add("post_bn", PREFIX + "batchnorm2").add("post_relu");
    }

    private static void list(
            KerasLayers keras, String prefix, int layer, int norm, String kerasPrefix, boolean first, boolean pooled) {
        keras.add(kerasPrefix + "preact_bn", prefix + "batchnorm" + norm).add(kerasPrefix + "preact_relu");
        keras.add(kerasPrefix + "1_conv", prefix + "conv" + layer)
                .add(kerasPrefix + "1_bn", prefix + "batchnorm" + (norm + 1))
                .add(kerasPrefix + "1_relu");
        keras.add(kerasPrefix + "2_pad")
                .add(kerasPrefix + "2_conv", prefix + "conv" + (layer + 1))
                .add(kerasPrefix + "2_bn", prefix + "batchnorm" + (norm + 2))
                .add(kerasPrefix + "2_relu");
        if (first) {
            keras.add(kerasPrefix + "0_conv", prefix + "conv" + (layer + 3));
        }
        if (pooled) {
            keras.add("max_pooling2d");
        }
        keras.add(kerasPrefix + "3_conv", prefix + "conv" + (layer + 2)).add(kerasPrefix + "out");
    }

    /** Adds Gluon's classifier. */
    static Node publishedHead(GraphBuilder graph, Node features, int classes) {
        return graph.dense(PREFIX + "dense0", graph.pool(features, Pooling.AVERAGE), classes);
    }

    private static Node bottleneck(GraphBuilder graph, Node in, int channels, Window window, boolean first) {
        Node start = graph.relu(graph.batchNorm(in));
        Node x = graph.relu(graph.batchNorm(graph.convolution(start, channels / 4, Window.of(1))));
        x = graph.relu(graph.batchNorm(graph.convolution(x, channels / 4, window)));
        x = graph.convolution(x, channels, Window.of(1));
        Node skip = first ? graph.convolution(start, channels, Window.of(1).by(window.stride())) : in;
        return graph.endBlock(graph.add(x, skip));
    }
}
