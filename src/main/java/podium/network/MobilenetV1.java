package podium.network;

/**
 * MobileNet: a stem and thirteen depthwise separable convolutions (Howard et al., <i>MobileNets: Efficient Convolutional
 * Neural Networks for Mobile Vision Applications</i>, 2017, table 1). Gives a 32nd of the input's side.
 */
final class MobilenetV1 {
    private static final String PREFIX = "mobilenet0_";

    /** Of each depthwise separable convolution: filters, stride. */
    private static final int[][] ROWS = {
        {64, 1}, {128, 2}, {128, 1}, {256, 2}, {256, 1}, {512, 2}, {512, 1}, {512, 1}, {512, 1}, {512, 1}, {512, 1},
        {1024, 2}, {1024, 1}
    };

    private MobilenetV1() {}

    /** 3 x H x W to 1024 x H/32 x W/32, at width one. */
    static Node features(GraphBuilder graph, double width) {
        graph.scope(PREFIX);
        Node x = graph.relu(graph.batchNorm(graph.convolution(
                graph.input(), (int) (32 * width), Window.same(3).by(2))));
        for (int[] row : ROWS) {
            x = graph.relu(graph.batchNorm(graph.depthwise(x, Window.same(3).by(row[1]))));
            x = graph.relu(graph.batchNorm(graph.convolution(x, (int) (row[0] * width), Window.of(1))));
        }
        return x;
    }

    /** Gluon's classifier. */
    static Node publishedHead(GraphBuilder graph, Node features, int classes) {
        return graph.dense(PREFIX + "dense0", graph.pool(features, Pooling.AVERAGE), classes);
    }
}
