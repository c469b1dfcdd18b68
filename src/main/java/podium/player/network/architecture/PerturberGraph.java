package podium.player.network.architecture;

import java.util.List;
import java.util.stream.IntStream;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.layers.Blur;
import podium.player.network.layers.Crop;
import podium.player.network.layers.DepthToSpace;
import podium.player.network.layers.MeanOfViews;
import podium.player.network.layers.Move;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Tiles;
import podium.player.network.layers.Window;
import podium.player.network.layers.WithMirrorImages;

/**
 * The graph of a {@link Perturber}. For c channels and an image of H x W, with batch normalisation and ReLU after every
 * convolution but the last:
 *
 * <pre>
 * 3x3/2                        c/2 x H/2 x W/2
 * 3x3/2                          c x H/4 x W/4    low
 * depthwise 3x3/2, 1x1          2c x H/8 x W/8
 * three inverted residuals      2c x H/8 x W/8
 * 1x1, upsampled, with low      2c x H/4 x W/4
 * depthwise 3x3, 1x1            2c x H/4 x W/4
 * 1x1                  16 * planes x H/4 x W/4
 * blocks of 4 x 4, tanh     planes x H x W
 * </pre>
 */
final class PerturberGraph {
    private static final String PREFIX = "perturber_";

    /** The side of the pixel block that each cell of the last map becomes. */
    private static final int BLOCK = 4;

    private static final int RESIDUALS = 3;
    private static final int EXPANSION = 3;

    private final GraphBuilder graph;
    private final Perturber perturber;
    private final int planes;

    PerturberGraph(GraphBuilder graph, Perturber perturber) {
        this.graph = graph;
        this.perturber = perturber;
        this.planes = graph.input().channels();
    }

    /**
     * Adds the direction: planes x H x W numbers from -1 to 1.
     *
     * @param size the side of a universal perturbation, which is repeated in tiles over larger images
     */
    Node direction(int size) {
        graph.beginHead();
        graph.scope(PREFIX);
        Node direction = perturber.kind() == PerturberKind.UNIVERSAL ? universal(size) : network();
        return graph.tanh(direction);
    }

    private Node universal(int side) {
        return graph.weighted(PREFIX + "universal", new Tiles(side), Shape.of(planes, side, side), graph.input());
    }

    private Node network() {
        int channels = perturber.channels();
        Node x = rectified(
                graph.convolution(graph.input(), channels / 2, Window.same(3).by(2)));
        Node low = rectified(graph.convolution(x, channels, Window.same(3).by(2)));
        x = point(rectified(graph.depthwise(low, Window.same(3).by(2))), 2 * channels);
        for (int i = 0; i < RESIDUALS; i++) {
            Node wide = point(x, EXPANSION * x.channels());
            Node narrow =
                    graph.convolution(rectified(graph.depthwise(wide, Window.same(3))), x.channels(), Window.of(1));
            x = graph.add(graph.batchNorm(narrow), x);
        }
        Node high = graph.bilinear(point(x, channels), low.shape());
        x = graph.concat(List.of(high, low));
        x = point(rectified(graph.depthwise(x, Window.same(3))), 2 * channels);
        Node blocks = graph.convolution(PREFIX + "output", x, planes * BLOCK * BLOCK, Window.of(1), 1, true);
        Shape image = graph.input().shape();
        Node pixels = graph.layer("pixels", new DepthToSpace(BLOCK), blocks);
        return graph.layer("crop", new Crop(image.get(1), image.get(2)), pixels);
    }

    private Node point(Node in, int channels) {
        return rectified(graph.convolution(in, channels, Window.of(1)));
    }

    private Node rectified(Node in) {
        return graph.relu(graph.batchNorm(in));
    }

    /**
     * Adds the perturbed image: each sample is moved by epsilon times its direction and clipped to black and white.
     *
     * @param stretched true if the network sees the image after resizing, which removes fine detail of a direction
     */
    Node perturbed(Node direction, boolean stretched) {
        Node along = stretched ? graph.layer("blur", new Blur(), direction) : direction;
        List<Move.Plane> moves =
                IntStream.range(0, planes).mapToObj(this::plane).toList();
        return graph.layer("move", new Move(moves), graph.input(), along);
    }

    private Move.Plane plane(int plane) {
        InputScaling scaling = perturber.scaling();
        return new Move.Plane(scaling.distance(perturber.epsilon(), plane), scaling.black(plane), scaling.white(plane));
    }

    /** Appends the mirror images to a batch of images. */
    Node withMirrorImages(Node images) {
        return graph.layer("views", new WithMirrorImages(), images);
    }

    /** Averages over the two halves of such a batch. */
    Node meanOfViews(Node logits) {
        return graph.layer("mean", new MeanOfViews(), logits);
    }
}
