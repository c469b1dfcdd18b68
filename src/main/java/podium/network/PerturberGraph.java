package podium.network;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The graph of a {@link Perturber}. With c channels and an image of H x W, every convolution but the last followed by batch
 * normalisation and ReLU:
 *
 * <pre>
 * 3x3/2                        c/2 x H/2 x W/2
 * 3x3/2                          c x H/4 x W/4    low
 * depthwise 3x3/2, 1x1          2c x H/8 x W/8
 * three inverted residuals      2c x H/8 x W/8
 * 1x1, upsampled, with low      2c x H/4 x W/4
 * depthwise 3x3, 1x1            2c x H/4 x W/4
 * 1x1                           48 x H/4 x W/4
 * blocks of 4 x 4, tanh          3 x H x W
 * </pre>
 */
final class PerturberGraph {
    private static final String PREFIX = "perturber_";
    private static final int PLANES = 3;

    /** The axes of a batch of maps. */
    private static final int CHANNEL = 1;

    private static final int HEIGHT = 2;
    private static final int WIDTH = 3;

    /** The side of the block that each place of the last map becomes. */
    private static final int BLOCK = 4;

    private static final int RESIDUALS = 3;
    private static final int EXPANSION = 3;

    private final GraphBuilder graph;
    private final Perturber perturber;
    private int nodes;

    PerturberGraph(GraphBuilder graph, Perturber perturber) {
        this.graph = graph;
        this.perturber = perturber;
    }

    /**
     * Planes x H x W, each number within -1 to 1.
     *
     * @param size side of a universal perturbation, which is laid in tiles on what is larger
     */
    Node direction(int size) {
        graph.beginHead();
        graph.scope(PREFIX);
        Shape image = graph.input().shape();
        Node planes = perturber.kind() == PerturberKind.UNIVERSAL ? universal(size) : network();
        return operation("Activation", "direction", image, planes).with("act_type", "tanh");
    }

    private Node universal(int side) {
        Shape image = graph.input().shape();
        Node pattern = graph.array(PREFIX + "universal", new Shape(PLANES, side, side));
        long down = (image.get(1) + side - 1) / side;
        long across = (image.get(2) + side - 1) / side;
        Node tiles = operation("tile", "tiles", new Shape(PLANES, down * side, across * side), pattern)
                .with("reps", Window.tuple(1, down, across));
        Node one = operation("Reshape", "one", tiles.shape(), tiles)
                .with("shape", Window.tuple(1, PLANES, down * side, across * side));
        Node zeros = operation("_mul_scalar", "zeros", new Shape(1, 1, 1), corner(graph.input()))
                .with("scalar", 0.0);
        return operation("broadcast_add", "each", image, zeros, cropped(one, image));
    }

    /** One number an image, for what is to have the batch's size. */
    private Node corner(Node image) {
        Shape dot = new Shape(1, 1, 1);
        return cropped(
                plane(image, 0, new Shape(1, image.shape().get(1), image.shape().get(2))), dot);
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
        Node blocks = graph.convolution(PREFIX + "output", x, PLANES * BLOCK * BLOCK, Window.of(1), 1, true);
        Shape shape = blocks.shape();
        Node pixels = operation(
                        "depth_to_space",
                        "pixels",
                        new Shape(PLANES, BLOCK * shape.get(1), BLOCK * shape.get(2)),
                        blocks)
                .with("block_size", BLOCK);
        return cropped(pixels, graph.input().shape());
    }

    private Node point(Node in, int channels) {
        return rectified(graph.convolution(in, channels, Window.of(1)));
    }

    private Node rectified(Node in) {
        return graph.relu(graph.batchNorm(in));
    }

    /**
     * The image, each sample moved by epsilon times its direction, no further than black and white.
     *
     * @param stretched whether the network will see the image after it was stretched to its own size and back
     */
    Node perturbed(Node direction, boolean stretched) {
        Node seen = stretched ? blurred(direction) : direction;
        Node image = graph.input();
        Shape shape = new Shape(1, image.shape().get(1), image.shape().get(2));
        List<Node> planes = new ArrayList<>();
        for (int plane = 0; plane < PLANES; plane++) {
            double black = perturber.scaling().black(plane);
            double white = perturber.scaling().white(plane);
            Node step = operation("_mul_scalar", "step", shape, plane(seen, plane, shape))
                    .with("scalar", perturber.scaling().distance(perturber.epsilon(), plane));
            Node moved = operation("elemwise_add", "moved", shape, plane(image, plane, shape), step);
            planes.add(operation("clip", "bounded", shape, moved)
                    .with("a_min", black)
                    .with("a_max", white));
        }
        return operation("Concat", "perturbed", image.shape(), planes.toArray(new Node[0]))
                .with("num_args", PLANES)
                .with("dim", 1);
    }

    /** A batch of images, and after them their mirror images. */
    Node withMirrorImages(Node images) {
        return operation("Concat", "views", images.shape(), images, mirrored(images))
                .with("num_args", 2)
                .with("dim", 0);
    }

    private Node mirrored(Node images) {
        return operation("reverse", "mirrored", images.shape(), images).with("axis", WIDTH);
    }

    /** Means over the two halves of such a batch. */
    Node meanOfViews(Node logits) {
        Node views = operation("Reshape", "halves", logits.shape(), logits).with("shape", "(-4, 2, -1, -2)");
        return operation("mean", "mean", logits.shape(), views).with("axis", 0);
    }

    /**
     * Stretched to the image's own size and back, a direction loses what is fine. Two triangles of a pixel's width have a
     * variance of 1/3 along each axis together, as the taps 1/6, 2/3, 1/6 have.
     */
    private Node blurred(Node direction) {
        Node places = constant("_arange").with("start", -1.0).with("stop", 2.0);
        Node middle = constant("relu", scaled("_rminus_scalar", constant("abs", places), 1));
        Node taps = scaled("_mul_scalar", scaled("_plus_scalar", scaled("_mul_scalar", middle, 3), 1), 1.0 / 6);
        Node column = constant("Reshape", taps).with("shape", "(1, 1, -1, 1)");
        Node row = constant("Reshape", taps).with("shape", "(1, 1, 1, -1)");
        Node kernel =
                constant("tile", constant("broadcast_mul", column, row)).with("reps", Window.tuple(PLANES, 1, 1, 1));
        Node out = operation("Convolution", "blurred", direction.shape(), direction, kernel)
                .with("num_filter", PLANES)
                .with("num_group", PLANES)
                .with("dilate", Window.pair(1))
                .with("layout", "NCHW")
                .with("no_bias", "True");
        Window.same(3).describe(out);
        return out;
    }

    private Node scaled(String operation, Node in, double scalar) {
        return constant(operation, in).with("scalar", scalar);
    }

    /** What is the same for every image. */
    private Node constant(String operation, Node... inputs) {
        return operation(operation, "constant", new Shape(), inputs).helping();
    }

    private Node plane(Node planes, int plane, Shape shape) {
        return part(planes, CHANNEL, plane, plane + 1, shape);
    }

    private Node cropped(Node map, Shape like) {
        Node rows = part(
                map,
                HEIGHT,
                0,
                like.get(1),
                new Shape(map.channels(), like.get(1), map.shape().get(2)));
        return part(rows, WIDTH, 0, like.get(2), like);
    }

    private Node part(Node in, int axis, long from, long to, Shape shape) {
        return operation("slice_axis", "part", shape, in)
                .with("axis", axis)
                .with("begin", from)
                .with("end", to)
                .helping();
    }

    private Node operation(String operation, String name, Shape shape, Node... inputs) {
        return Node.operation(operation, PREFIX + name + nodes++, shape, List.of(inputs));
    }
}
