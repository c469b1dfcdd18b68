package podium.player.network.architecture;

import podium.player.network.layers.Window;

/**
 * Deals out a backbone's strides until the map is as small as it may be; a stride that is left over becomes dilation of the
 * windows after it (Chen et al., <i>Rethinking Atrous Convolution for Semantic Image Segmentation</i>, 2017, section 3.1). So
 * every second place of a dilated map is what the strided network has there, by the same weights.
 */
final class Strides {
    private final int most;
    private int stride = 1;
    private int dilation = 1;

    private Strides(int most) {
        this.most = most;
    }

    /** All strides are taken. */
    static Strides all() {
        return new Strides(Integer.MAX_VALUE);
    }

    /** The map becomes no smaller than the input over {@code most}, a power of two. */
    static Strides upTo(int most) {
        return new Strides(most);
    }

    /** Of the windows so far. */
    int dilation() {
        return dilation;
    }

    /** A window over the whole map that wants to step so far. */
    Window same(int kernel, int step) {
        Window window = Window.same(kernel).dilated(dilation);
        if (stride * step <= most) {
            stride *= step;
            return window.by(step);
        }
        dilation *= step;
        return window;
    }
}
