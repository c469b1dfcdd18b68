package podium.player.network.mxnet;

import podium.player.network.layers.Shape;

/**
 * Operations that are no layers of a network: they compute what a layer takes, mostly vectors and matrices that are the same
 * for every image.
 */
final class HelperOperations {
    private int made;

    /** One more, of a name of its own. */
    Operation add(String kind, Operation... inputs) {
        return Operation.of(kind, "helper" + made++, inputs);
    }

    /** {@code shape} is in the words of MXNet's Reshape. */
    Operation reshaped(Operation in, String shape) {
        return add("Reshape", in).with("shape", shape);
    }

    /** What lies from {@code begin} on, up to {@code end}, of each vector. */
    Operation part(Operation vectors, long begin, long end) {
        return add("slice_axis", vectors).with("axis", 1).with("begin", begin).with("end", end);
    }

    /** One after the other along an axis. */
    Operation joined(int axis, Operation first, Operation second) {
        return add("Concat", first, second).with("num_args", 2).with("dim", axis);
    }

    Operation zeros(long... shape) {
        return add("_zeros").with("shape", Attributes.tuple(shape));
    }

    /** A parameter whose shape the engine cannot see from what is made of it. */
    Operation known(Operation parameter, Shape shape) {
        return parameter.with("__shape__", Attributes.tuple(shape.array()));
    }

    /** step x i + first for i from 0, {@code count} numbers. */
    Operation places(long count, double step, double first) {
        Operation numbers = add("_arange").with("start", 0.0).with("stop", (double) count);
        return add("_plus_scalar", add("_mul_scalar", numbers).with("scalar", step))
                .with("scalar", first);
    }

    Operation clipped(Operation in, double least, double most) {
        return add("clip", in).with("a_min", least).with("a_max", most);
    }

    /**
     * The matrix, outputs x inputs, of linear interpolation from some places to others: 1 less their distance where that is
     * positive.
     */
    Operation interpolation(Operation outputs, Operation inputs) {
        Operation distance =
                add("abs", add("broadcast_sub", reshaped(outputs, "(-1, 1)"), reshaped(inputs, "(1, -1)")));
        return add("relu", add("_rminus_scalar", distance).with("scalar", 1.0));
    }

    /** That has no gradient, which would be computed and thrown away. */
    Operation constant(Operation in) {
        return add("BlockGrad", in);
    }
}
