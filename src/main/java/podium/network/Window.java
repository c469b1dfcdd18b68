package podium.network;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The square that a convolution or pooling slides over a map.
 *
 * @param kernel its side
 * @param stride between two places
 * @param pad zeros on each side of the map
 * @param dilation between the kernel's taps (Yu and Koltun, 2016)
 */
record Window(int kernel, int stride, int pad, int dilation) {
    /** Steps by one, over the map alone. */
    static Window of(int kernel) {
        return new Window(kernel, 1, 0, 1);
    }

    /** Steps by one, padded so that the output is as large as the input. */
    static Window same(int kernel) {
        return new Window(kernel, 1, kernel / 2, 1);
    }

    Window by(int step) {
        return new Window(kernel, step, pad, dilation);
    }

    /** With its taps so far apart, padded so that the output is as large as before. */
    Window dilated(int rate) {
        return new Window(kernel, stride, pad * rate / dilation, rate);
    }

    Window padded(int zeros) {
        return new Window(kernel, stride, zeros, dilation);
    }

    /** The output's side for an input's side. */
    long output(long side) {
        if (side + 2L * pad < extent()) {
            throw new IllegalArgumentException("a window of " + extent() + " does not fit a map of " + side);
        }
        return (side + 2L * pad - extent()) / stride + 1;
    }

    /** From its first tap to its last. */
    int extent() {
        return (kernel - 1) * dilation + 1;
    }

    /** Whether all its taps but the middle one lie beyond a map wherever that one lies on it. */
    boolean meetsOnlyInTheMiddle(Shape map) {
        return dilation >= Math.max(map.get(1), map.get(2))
                && kernel > 1
                && stride == 1
                && pad == kernel / 2 * dilation;
    }

    void describe(Node node) {
        node.through(this)
                .with("kernel", pair(kernel))
                .with("stride", pair(stride))
                .with("pad", pair(pad));
    }

    static String pair(int side) {
        return pair(side, side);
    }

    static String pair(long height, long width) {
        return tuple(height, width);
    }

    /** Numbers as MXNet's attributes have them. */
    static String tuple(long... numbers) {
        return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
