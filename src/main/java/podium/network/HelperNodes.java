package podium.network;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Operations that are no layers of a network: they compute what a layer takes, mostly vectors and matrices that are the same
 * for every image. Nobody asks for their shape.
 */
final class HelperNodes {
    private int made;

    /** One more, of a name of its own. */
    Node of(String operation, Node... inputs) {
        return of(operation, new Shape(), inputs);
    }

    private Node of(String operation, Shape shape, Node... inputs) {
        return Node.operation(operation, "helper" + made++, shape, List.of(inputs))
                .helping();
    }

    /** {@code shape} is in the words of MXNet's Reshape. */
    Node reshaped(Node in, String shape) {
        return of("Reshape", in).with("shape", shape);
    }

    /** As a map, of vectors or of a map that goes on differently. */
    Node reshaped(Node in, String shape, Shape map) {
        return of("Reshape", map, in).with("shape", shape);
    }

    /** What lies from {@code begin} on, up to {@code end}, of each vector. */
    Node part(Node vectors, long begin, long end) {
        return of("slice_axis", vectors).with("axis", 1).with("begin", begin).with("end", end);
    }

    /** One after the other along an axis. */
    Node joined(int axis, Node first, Node second) {
        return of("Concat", first, second).with("num_args", 2).with("dim", axis);
    }

    Node zeros(long... shape) {
        return of("_zeros").with("shape", Window.tuple(shape));
    }

    /** A parameter whose shape the engine cannot see from what is made of it. */
    Node known(Node parameter) {
        return parameter.with("__shape__", Window.tuple(parameter.shape().getShape()));
    }

    /** step x i + first for i from 0, {@code count} numbers. */
    Node places(long count, double step, double first) {
        Node numbers = of("_arange").with("start", 0.0).with("stop", (double) count);
        return of("_plus_scalar", of("_mul_scalar", numbers).with("scalar", step))
                .with("scalar", first);
    }

    Node clipped(Node in, double least, double most) {
        return of("clip", in).with("a_min", least).with("a_max", most);
    }

    /**
     * The matrix, outputs x inputs, of linear interpolation from some places to others: 1 less their distance where that is
     * positive.
     */
    Node interpolation(Node outputs, Node inputs) {
        Node distance = of("abs", of("broadcast_sub", reshaped(outputs, "(-1, 1)"), reshaped(inputs, "(1, -1)")));
        return of("relu", of("_rminus_scalar", distance).with("scalar", 1.0));
    }

    /** That has no gradient, which would be computed and thrown away. */
    Node constant(Node in) {
        return of("BlockGrad", in);
    }
}
