package podium.player.network.layers;

/**
 * The square window of a convolution or pooling.
 *
 * @param kernel the number of taps along a side
 * @param stride the step between two positions
 * @param pad the number of zeros added on each side of the map
 * @param dilation the distance between neighbouring taps (Yu and Koltun, 2016)
 */
public record Window(int kernel, int stride, int pad, int dilation) {
    /** Returns a window with stride 1 and no padding. */
    public static Window of(int kernel) {
        return new Window(kernel, 1, 0, 1);
    }

    /** Returns a window with stride 1, padded so that the output is as large as the input. */
    public static Window same(int kernel) {
        return new Window(kernel, 1, kernel / 2, 1);
    }

    public Window by(int step) {
        return new Window(kernel, step, pad, dilation);
    }

    /** Returns the window with another dilation, padded so that the output's size does not change. */
    public Window dilated(int rate) {
        return new Window(kernel, stride, pad * rate / dilation, rate);
    }

    public Window padded(int zeros) {
        return new Window(kernel, stride, zeros, dilation);
    }

    /**
     * Returns the output's side for an input's side.
     *
     * @throws IllegalArgumentException if the window is larger than the padded map
     */
    public long output(long side) {
        if (side + 2L * pad < extent()) {
            throw new IllegalArgumentException("a window of " + extent() + " does not fit a map of " + side);
        }
        return (side + 2L * pad - extent()) / stride + 1;
    }

    /** Returns the number of pixels from the first tap to the last. */
    public int extent() {
        return (kernel - 1) * dilation + 1;
    }

    /** Returns true if only the middle tap ever meets the map; all others always lie in the padding. */
    public boolean meetsOnlyInTheMiddle(Shape map) {
        return dilation >= Math.max(map.get(1), map.get(2))
                && kernel > 1
                && stride == 1
                && pad == kernel / 2 * dilation;
    }

    /** Returns {@code 3x3}, {@code 3x3/2} for stride 2, or {@code 3x3, dilation 6}. */
    String words() {
        return kernel
                + "x"
                + kernel
                + (stride == 1 ? "" : "/" + stride)
                + (dilation == 1 ? "" : ", dilation " + dilation);
    }
}
