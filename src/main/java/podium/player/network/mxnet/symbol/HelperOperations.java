package podium.player.network.mxnet.symbol;

import podium.player.network.layers.Shape;

/**
 * Operations that are not layers: they prepare a layer's inputs, mostly vectors and matrices that are the same for
 * every image.
 */
final class HelperOperations {
    private int made;

    /** Creates an operation with a unique name. */
    Operation add(String kind, Operation... inputs) {
        return Operation.of(kind, "helper" + made++, inputs);
    }

    /** Reshapes an array; {@code shape} has the syntax of MXNet's Reshape. */
    Operation reshaped(Operation in, String shape) {
        return add("Reshape", in).with("shape", shape);
    }

    /** Returns the elements of each vector from {@code begin} up to, but excluding, {@code end}. */
    Operation part(Operation vectors, long begin, long end) {
        return add("slice_axis", vectors).with("axis", 1).with("begin", begin).with("end", end);
    }

    /** Concatenates two arrays along an axis. */
    Operation joined(int axis, Operation first, Operation second) {
        return add("Concat", first, second).with("num_args", 2).with("dim", axis);
    }

    Operation zeros(long... shape) {
        return add("_zeros").with("shape", Attributes.tuple(shape));
    }

    /** Declares the shape of a parameter that the engine cannot infer. */
    Operation known(Operation parameter, Shape shape) {
        return parameter.with("__shape__", Attributes.tuple(shape.array()));
    }

    /** Returns the {@code count} numbers step x i + first for i = 0, 1, 2, ... */
    Operation places(long count, double step, double first) {
        Operation numbers = add("_arange").with("start", 0.0).with("stop", (double) count);
        return add("_plus_scalar", add("_mul_scalar", numbers).with("scalar", step))
                .with("scalar", first);
    }

    Operation clipped(Operation in, double least, double most) {
        return add("clip", in).with("a_min", least).with("a_max", most);
    }

    /**
     * Returns the matrix (outputs x inputs) of linear interpolation between positions: 1 minus their distance if that
     * is positive, otherwise 0.
     */
    Operation interpolation(Operation outputs, Operation inputs) {
        Operation distance =
                add("abs", add("broadcast_sub", reshaped(outputs, "(-1, 1)"), reshaped(inputs, "(1, -1)")));
        return add("relu", add("_rminus_scalar", distance).with("scalar", 1.0));
    }

    /** Marks an operation as constant, so that no gradient is computed for it. */
    Operation constant(Operation in) {
        return add("BlockGrad", in);
    }
}
