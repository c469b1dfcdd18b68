package podium.player.network.mxnet.symbol;

import java.util.ArrayList;
import java.util.List;
import podium.player.network.layers.DepthToSpace;
import podium.player.network.layers.Move;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Tiles;
import podium.player.network.layers.Window;

/** MXNet's operations for perturbers. They are numbered consecutively. */
final class Perturbations {
    private static final String PREFIX = "perturber_";

    /** The axes of a batch of maps; axis 0 counts the images. */
    private static final int CHANNEL = 1;

    private static final int HEIGHT = 2;
    private static final int WIDTH = 3;

    private int made;

    Operation tiles(Tiles tiles, Step step, Operation images, Operation pattern) {
        Shape image = step.shape();
        long side = tiles.side();
        long down = (image.get(1) + side - 1) / side;
        long across = (image.get(2) + side - 1) / side;
        Operation laid = operation("tile", "tiles", pattern).with("reps", Attributes.tuple(1, down, across));
        Operation one = operation("Reshape", "one", laid)
                .with("shape", Attributes.tuple(1, image.get(0), down * side, across * side));
        Operation zeros = operation("_mul_scalar", "zeros", corner(images)).with("scalar", 0.0);
        return operation("broadcast_add", "each", zeros, cropped(one, image));
    }

    /** Returns one number per image, to create arrays of the batch's size. */
    private Operation corner(Operation images) {
        return cropped(plane(images, 0), Shape.of(1, 1, 1));
    }

    Operation depthToSpace(DepthToSpace space, Operation in) {
        return operation("depth_to_space", "pixels", in).with("block_size", space.block());
    }

    Operation cropped(Operation map, Shape like) {
        return part(part(map, HEIGHT, 0, like.get(1)), WIDTH, 0, like.get(2));
    }

    private Operation plane(Operation planes, int plane) {
        return part(planes, CHANNEL, plane, plane + 1);
    }

    private Operation part(Operation in, int axis, long from, long to) {
        return operation("slice_axis", "part", in)
                .with("axis", axis)
                .with("begin", from)
                .with("end", to);
    }

    Operation blurred(Step step, Operation direction) {
        Operation places = constant("_arange").with("start", -1.0).with("stop", 2.0);
        Operation middle = constant("relu", scaled("_rminus_scalar", constant("abs", places), 1));
        Operation taps = scaled("_mul_scalar", scaled("_plus_scalar", scaled("_mul_scalar", middle, 3), 1), 1.0 / 6);
        Operation column = constant("Reshape", taps).with("shape", "(1, 1, -1, 1)");
        Operation row = constant("Reshape", taps).with("shape", "(1, 1, 1, -1)");
        long planes = step.shape().get(0);
        Operation kernel = constant("tile", constant("broadcast_mul", column, row))
                .with("reps", Attributes.tuple(planes, 1, 1, 1));
        Operation out = operation("Convolution", "blurred", direction, kernel)
                .with("num_filter", planes)
                .with("num_group", planes)
                .with("dilate", Attributes.pair(1))
                .with("layout", "NCHW")
                .with("no_bias", "True");
        return Attributes.describe(Window.same(3), out);
    }

    private Operation scaled(String kind, Operation in, double scalar) {
        return constant(kind, in).with("scalar", scalar);
    }

    /** Creates an operation whose result is the same for every image. */
    private Operation constant(String kind, Operation... inputs) {
        return operation(kind, "constant", inputs);
    }

    Operation moved(Move move, Operation image, Operation direction) {
        List<Operation> planes = new ArrayList<>();
        for (int i = 0; i < move.planes().size(); i++) {
            Move.Plane plane = move.planes().get(i);
            Operation step =
                    operation("_mul_scalar", "step", plane(direction, i)).with("scalar", plane.step());
            Operation moved = operation("elemwise_add", "moved", plane(image, i), step);
            planes.add(operation("clip", "bounded", moved)
                    .with("a_min", plane.least())
                    .with("a_max", plane.most()));
        }
        return operation("Concat", "perturbed", planes.toArray(new Operation[0]))
                .with("num_args", planes.size())
                .with("dim", CHANNEL);
    }

    Operation withMirrorImages(Operation images) {
        Operation mirrored = operation("reverse", "mirrored", images).with("axis", WIDTH);
        return operation("Concat", "views", images, mirrored)
                .with("num_args", 2)
                .with("dim", 0);
    }

    Operation meanOfViews(Operation logits) {
        Operation views = operation("Reshape", "halves", logits).with("shape", "(-4, 2, -1, -2)");
        return operation("mean", "mean", views).with("axis", 0);
    }

    private Operation operation(String kind, String name, Operation... inputs) {
        return Operation.of(kind, PREFIX + name + made++, inputs);
    }
}
