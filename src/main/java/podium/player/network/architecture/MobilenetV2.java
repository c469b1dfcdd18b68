package podium.player.network.architecture;

import java.util.ArrayList;
import java.util.List;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.layers.Window;

/**
 * MobileNetV2: a stem, seventeen inverted residuals with linear bottlenecks and a last pointwise convolution (Sandler
 * et al., <i>MobileNetV2: Inverted Residuals and Linear Bottlenecks</i>, CVPR 2018, table 2). The last map has 1/32 of
 * the input's side.
 *
 * <p>As in Gluon, the first bottleneck also has an expansion (by 1), which the paper leaves out.
 */
final class MobilenetV2 {
    private static final String PREFIX = "mobilenetv20_features_";

    /** The table's rows: expansion t, channels c, repetitions n, stride s of the first block. */
    private static final int[][] ROWS = {
        {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
    };

    /** The row whose map is a quarter of the input's side. */
    private static final int LOW_ROW = 1;

    private MobilenetV2() {}

    /** Maps 3 x H x W to 1280 x H/32 x W/32. Widths above 1 give more channels; smaller widths do not give fewer. */
    static Node features(GraphBuilder graph, double width) {
        Node x = bottlenecks(graph, width, Strides.all()).high();
        return unit(graph, x, width > 1 ? (int) (1280 * width) : 1280, Window.of(1));
    }

    /**
     * Adds the maps for a segmenter: 24 x H/4 x W/4, and 320 x H/s x W/s of the last bottleneck, at width 1 and stride
     * s.
     */
    static FeatureMaps maps(GraphBuilder graph, double width, int outputStride) {
        return bottlenecks(graph, width, Strides.upTo(outputStride));
    }

    private static FeatureMaps bottlenecks(GraphBuilder graph, double width, Strides strides) {
        graph.scope(PREFIX);
        Node x = unit(graph, graph.input(), (int) (32 * width), strides.same(3, 2));
        Node low = x;
        List<Bottleneck> dilated = new ArrayList<>();
        int block = 0;
        for (int row = 0; row < ROWS.length; row++) {
            for (int i = 0; i < ROWS[row][2]; i++) {
                Bottleneck next = new Bottleneck(
                        PREFIX + "linearbottleneck" + block++ + "_",
                        ROWS[row][0],
                        (int) (ROWS[row][1] * width),
                        strides.same(3, i == 0 ? ROWS[row][3] : 1),
                        i > 0);
                if (next.window.dilation() > 1) {
                    dilated.add(next);
                } else {
                    x = next.on(graph, x);
                }
            }
            low = row == LOW_ROW ? x : low;
        }
        x = graph.dilated(x, strides.dilation(), map -> {
            Node last = map;
            for (Bottleneck next : dilated) {
                last = next.on(graph, last);
            }
            return last;
        });
        graph.scope(PREFIX);
        return new FeatureMaps(low, x);
    }

    /**
     * Lists the layers as in Keras, which pads before convolutions of stride 2. Keras' first bottleneck has no
     * expansion; the one here belongs to the convolution after it.
     */
    static void list(KerasLayers keras, double width, boolean whole) {
        keras.add("input");
        keras.add("Conv1", PREFIX + "conv0")
                .add("bn_Conv1", PREFIX + "batchnorm0")
                .add("Conv1_relu");
        int block = 0;
        int channels = eights(32 * width);
        for (int[] row : ROWS) {
            for (int i = 0; i < row[2]; i++) {
                int before = channels;
                int stride = i == 0 ? row[3] : 1;
                channels = eights((int) (row[1] * width));
                list(keras, block++, stride, stride == 1 && channels == before);
            }
        }
        if (whole) {
            keras.add("Conv_1", PREFIX + "conv1")
                    .add("Conv_1_bn", PREFIX + "batchnorm1")
                    .add("out_relu");
        }
    }

    private static void list(KerasLayers keras, int block, int stride, boolean added) {
        String prefix = PREFIX + "linearbottleneck" + block + "_";
        String kerasPrefix = block == 0 ? "expanded_conv_" : "block_" + block + "_";
        if (block > 0) {
            keras.add(kerasPrefix + "expand", prefix + "conv0")
                    .add(kerasPrefix + "expand_BN", prefix + "batchnorm0")
                    .add(kerasPrefix + "expand_relu");
        }
        if (stride > 1) {
            keras.add(kerasPrefix + "pad");
        }
        if (block == 0) {
            keras.add(kerasPrefix + "depthwise", prefix + "conv0", prefix + "batchnorm0", prefix + "conv1");
        } else {
            keras.add(kerasPrefix + "depthwise", prefix + "conv1");
        }
        keras.add(kerasPrefix + "depthwise_BN", prefix + "batchnorm1").add(kerasPrefix + "depthwise_relu");
        keras.add(kerasPrefix + "project", prefix + "conv2").add(kerasPrefix + "project_BN", prefix + "batchnorm2");
        if (added) {
            keras.add(kerasPrefix + "add");
        }
    }

    /**
     * Returns the number of channels that Keras gives a map: the nearest multiple of 8 that is at least 8 and at least
     * 0.9 times the number.
     */
    private static int eights(double channels) {
        int near = Math.max(8, (int) (channels + 4) / 8 * 8);
        return near < 0.9 * channels ? near + 8 : near;
    }

    /** Adds Gluon's classifier: a 1x1 convolution without bias. */
    static Node publishedHead(GraphBuilder graph, Node features, int classes) {
        Node pooled = graph.globalMean(features);
        return graph.flatten(graph.convolution("mobilenetv20_output_pred", pooled, classes, Window.of(1), 1, false));
    }

    /** An inverted residual; repeated blocks add their input. */
    private record Bottleneck(String scope, int expansion, int channels, Window window, boolean repeated) {
        Node on(GraphBuilder graph, Node in) {
            graph.scope(scope);
            Node x = unit(graph, in, in.channels() * expansion, Window.of(1));
            x = graph.relu6(graph.batchNorm(graph.depthwise(x, window)));
            x = graph.batchNorm(graph.convolution(x, channels, Window.of(1)));
            return graph.endBlock(repeated ? graph.add(x, in) : x);
        }
    }

    private static Node unit(GraphBuilder graph, Node in, int filters, Window window) {
        return graph.relu6(graph.batchNorm(graph.convolution(in, filters, window)));
    }
}
