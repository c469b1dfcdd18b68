package podium.network;

/**
 * MobileNetV2: a stem, seventeen inverted residuals with linear bottlenecks, a last pointwise convolution (Sandler et al.,
 * <i>MobileNetV2: Inverted Residuals and Linear Bottlenecks</i>, CVPR 2018, table 2). Gives a 32nd of the input's side.
 *
 * <p>As in Gluon, the first bottleneck too has an expansion (by one), which the paper leaves out.
 */
final class MobilenetV2 {
    private static final String PREFIX = "mobilenetv20_features_";

    /** The table's rows: expansion t, channels c, repetitions n, stride s of the first. */
    private static final int[][] ROWS = {
        {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
    };

    private MobilenetV2() {}

    /** 3 x H x W to 1280 x H/32 x W/32; more channels for a width above one, never fewer. */
    static Node features(GraphBuilder graph, double width) {
        graph.scope(PREFIX);
        Node x = unit(graph, graph.input(), (int) (32 * width), Window.same(3).by(2));
        int block = 0;
        for (int[] row : ROWS) {
            for (int i = 0; i < row[2]; i++) {
                graph.scope(PREFIX + "linearbottleneck" + block++ + "_");
                x = bottleneck(graph, x, row[0], (int) (row[1] * width), i == 0 ? row[3] : 1);
            }
        }
        graph.scope(PREFIX);
        return unit(graph, x, width > 1 ? (int) (1280 * width) : 1280, Window.of(1));
    }

    /** Gluon's classifier: a convolution of one pixel, without bias. */
    static Node publishedHead(GraphBuilder graph, Node features, int classes) {
        Node pooled = graph.globalPool(features, Pooling.AVERAGE);
        return graph.flatten(graph.convolution("mobilenetv20_output_pred", pooled, classes, Window.of(1), 1, false));
    }

    private static Node bottleneck(GraphBuilder graph, Node in, int expansion, int channels, int stride) {
        Node x = unit(graph, in, in.channels() * expansion, Window.of(1));
        x = graph.relu6(graph.batchNorm(graph.depthwise(x, Window.same(3).by(stride))));
        x = graph.batchNorm(graph.convolution(x, channels, Window.of(1)));
        return stride == 1 && in.channels() == channels ? graph.add(x, in) : x;
    }

    private static Node unit(GraphBuilder graph, Node in, int filters, Window window) {
        return graph.relu6(graph.batchNorm(graph.convolution(in, filters, window)));
    }
}
