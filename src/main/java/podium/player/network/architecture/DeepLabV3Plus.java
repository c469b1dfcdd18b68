package podium.player.network.architecture;

import java.util.ArrayList;
import java.util.List;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.layers.Window;

/**
 * DeepLabV3+: an atrous spatial pyramid on a backbone's last map, and a decoder that refines it with an early map (Chen
 * et al., <i>Encoder-Decoder with Atrous Separable Convolution for Semantic Image Segmentation</i>, ECCV 2018, figure
 * 2).
 *
 * <p>For an input of H x W, output stride s and 256 channels, with batch normalisation and ReLU after every convolution
 * but the last:
 *
 * <pre>
 * low map of the backbone               C x H/4 x W/4
 * last map of the backbone              D x H/s x W/s
 * pyramid: 1x1                        256 x H/s x W/s
 *          3x3, dilation 6, 12, 18    256 x H/s x W/s   each; twice the dilation at stride 8
 *          mean of the map, 1x1       256 x H/s x W/s   the same everywhere
 *          all five, then 1x1         256 x H/s x W/s
 * upsampled, bilinear                 256 x H/4 x W/4
 * low map, 1x1                         48 x H/4 x W/4
 * both, then 3x3, 3x3                 256 x H/4 x W/4
 * logits, 1x1                     classes x H/4 x W/4
 * </pre>
 *
 * <p>Upsampling the logits to H x W is not part of the graph. Sides that are not divisible by 4 or s are rounded up.
 */
final class DeepLabV3Plus {
    private static final String PREFIX = "deeplabv3plus_";
    private static final int LOW_CHANNELS = 48;
    private static final int[] RATES = {6, 12, 18};

    private final GraphBuilder graph;
    private final DeepLabHead head;

    private DeepLabV3Plus(GraphBuilder graph, DeepLabHead head) {
        this.graph = graph;
        this.head = head;
    }

    /** Adds the head, whose output is classes x H/4 x W/4. */
    static Node logits(GraphBuilder graph, FeatureMaps maps, DeepLabHead head, int classes) {
        graph.beginHead();
        return new DeepLabV3Plus(graph, head).logits(maps, classes);
    }

    private Node logits(FeatureMaps maps, int classes) {
        Node pyramid = pyramid(maps.high());
        graph.scope(PREFIX + "decoder_");
        Node low = point(maps.low(), LOW_CHANNELS);
        Node x = graph.concat(List.of(graph.bilinear(pyramid, low.shape()), low));
        x = spatial(spatial(x, 1), 1);
        return graph.convolution(PREFIX + "output", x, classes, Window.of(1), 1, true);
    }

    private Node pyramid(Node in) {
        graph.scope(PREFIX + "aspp_");
        List<Node> branches = new ArrayList<>(List.of(point(in, head.channels())));
        for (int rate : RATES) {
            branches.add(spatial(in, rate * 16 / head.outputStride()));
        }
        Node mean = point(graph.globalMean(in), head.channels());
        branches.add(graph.broadcast(mean, in.shape()));
        return point(graph.concat(branches), head.channels());
    }

    private Node spatial(Node in, int rate) {
        Window window = Window.same(3).dilated(rate);
        return head.separable()
                ? point(graph.relu(graph.batchNorm(graph.depthwise(in, window))), head.channels())
                : graph.relu(graph.batchNorm(graph.convolution(in, head.channels(), window)));
    }

    private Node point(Node in, int channels) {
        return graph.relu(graph.batchNorm(graph.convolution(in, channels, Window.of(1))));
    }
}
