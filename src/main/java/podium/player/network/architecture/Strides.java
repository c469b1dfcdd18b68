package podium.player.network.architecture;

import podium.player.network.layers.Window;

/**
 * A counter that applies a backbone's strides until the map has its smallest allowed size. Every further stride becomes
 * dilation of the windows after it (Chen et al., <i>Rethinking Atrous Convolution for Semantic Image Segmentation</i>,
 * 2017, section 3.1). Every second cell of a dilated map then equals the strided network's cell, with the same weights.
 */
final class Strides {
    private final int most;
    private int stride = 1;
    private int dilation = 1;

    private Strides(int most) {
        this.most = most;
    }

    /** Applies all strides. */
    static Strides all() {
        return new Strides(Integer.MAX_VALUE);
    }

    /** Keeps the map at least as large as the input divided by {@code most}, a power of two. */
    static Strides upTo(int most) {
        return new Strides(most);
    }

    /** Returns the current dilation of the windows. */
    int dilation() {
        return dilation;
    }

    /** Returns a padded window for a layer with the given stride. */
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
