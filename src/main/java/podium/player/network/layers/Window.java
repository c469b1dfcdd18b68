package podium.player.network.layers;

/**
 * The square that a convolution or pooling slides over a map.
 *
 * @param kernel its side
 * @param stride between two places
 * @param pad zeros on each side of the map
 * @param dilation between the kernel's taps (Yu and Koltun, 2016)
 */
public record Window(int kernel, int stride, int pad, int dilation) {
    /** Steps by one, over the map alone. */
    public static Window of(int kernel) {
        return new Window(kernel, 1, 0, 1);
    }

    /** Steps by one, padded so that the output is as large as the input. */
    public static Window same(int kernel) {
        return new Window(kernel, 1, kernel / 2, 1);
    }

    public Window by(int step) {
        return new Window(kernel, step, pad, dilation);
    }

    /** With its taps so far apart, padded so that the output is as large as before. */
    public Window dilated(int rate) {
        return new Window(kernel, stride, pad * rate / dilation, rate);
    }

    public Window padded(int zeros) {
        return new Window(kernel, stride, zeros, dilation);
    }

    /** The output's side for an input's side. */
    public long output(long side) {
        if (side + 2L * pad < extent()) {
            throw new IllegalArgumentException("a window of " + extent() + " does not fit a map of " + side);
        }
        return (side + 2L * pad - extent()) / stride + 1;
    }

    /** From its first tap to its last. */
    public int extent() {
        return (kernel - 1) * dilation + 1;
    }

    /** Whether all its taps but the middle one lie beyond a map wherever that one lies on it. */
    public boolean meetsOnlyInTheMiddle(Shape map) {
        return dilation >= Math.max(map.get(1), map.get(2))
                && kernel > 1
                && stride == 1
                && pad == kernel / 2 * dilation;
    }

    /** {@code 3x3}, or {@code 3x3/2} where it steps by two, or {@code 3x3, dilation 6}. */
    String words() {
        return kernel
                + "x"
                + kernel
                + (stride == 1 ? "" : "/" + stride)
                + (dilation == 1 ? "" : ", dilation " + dilation);
    }
}
