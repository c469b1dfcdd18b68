package podium.player.network.architecture;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.Pooling;
import podium.player.network.layers.Window;

/**
 * MobileNet: a stem and thirteen depthwise separable convolutions (Howard et al., <i>MobileNets: Efficient
 * Convolutional Neural Networks for Mobile Vision Applications</i>, 2017, table 1). The last map has 1/32 of the
 * input's side.
 */
final class MobilenetV1 {
    private static final String PREFIX = "mobilenet0_";

    /** Filters and stride of each depthwise separable convolution. */
    private static final int[][] ROWS = {
        {64, 1}, {128, 2}, {128, 1}, {256, 2}, {256, 1}, {512, 2}, {512, 1}, {512, 1}, {512, 1}, {512, 1}, {512, 1},
        {1024, 2}, {1024, 1}
    };

    /** The number of rows up to the last map at a quarter of the side; {@link #HIGH_ROWS} is that for a sixteenth. */
    private static final int LOW_ROWS = 3;

    private static final int HIGH_ROWS = 11;

    private MobilenetV1() {}

    /** Maps 3 x H x W to 1024 x H/32 x W/32, at width 1. */
    static Node features(GraphBuilder graph, double width) {
        Strides strides = Strides.all();
        return rows(graph, width, 0, ROWS.length, stem(graph, width, strides), strides);
    }

    /**
     * Adds the maps for a segmenter: 128 x H/4 x W/4, and 512 x H/s x W/s of the eleventh separable convolution, at
     * width 1 and stride s.
     */
    static FeatureMaps maps(GraphBuilder graph, double width, int outputStride) {
        Strides strides = Strides.upTo(outputStride);
        Node low = rows(graph, width, 0, LOW_ROWS, stem(graph, width, strides), strides);
        return new FeatureMaps(low, rows(graph, width, LOW_ROWS, HIGH_ROWS, low, strides));
    }

    private static Node stem(GraphBuilder graph, double width, Strides strides) {
        graph.scope(PREFIX);
        return graph.relu(graph.batchNorm(graph.convolution(graph.input(), (int) (32 * width), strides.same(3, 2))));
    }

    private static Node rows(GraphBuilder graph, double width, int first, int end, Node in, Strides strides) {
        Node x = in;
        for (int row = first; row < end; row++) {
            x = graph.relu(graph.batchNorm(graph.depthwise(x, strides.same(3, ROWS[row][1]))));
            x = graph.relu(graph.batchNorm(graph.convolution(x, (int) (ROWS[row][0] * width), Window.of(1))));
            x = graph.endBlock(x);
        }
        return x;
    }

    /** Lists the layers as in Keras, which pads before convolutions of stride 2. */
    static void list(KerasLayers keras, double width, boolean whole) {
        keras.add("input");
        unit(keras, "conv1", 0);
        for (int row = 0; row < (whole ? ROWS.length : HIGH_ROWS); row++) {
            int block = row + 1;
            if (ROWS[row][1] > 1) {
                keras.add("conv_pad_" + block);
            }
            unit(keras, "conv_dw_" + block, 2 * row + 1);
            unit(keras, "conv_pw_" + block, 2 * row + 2);
        }
    }

    private static void unit(KerasLayers keras, String name, int layer) {
        keras.add(name, PREFIX + "conv" + layer)
                .add(name + "_bn", PREFIX + "batchnorm" + layer)
                .add(name + "_relu");
    }

    /** Adds Gluon's classifier. */
    static Node publishedHead(GraphBuilder graph, Node features, int classes) {
        return graph.dense(PREFIX + "dense0", graph.pool(features, Pooling.AVERAGE), classes);
    }
}
