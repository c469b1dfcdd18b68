package podium.player.network;

import podium.player.network.layers.Shape;

/**
 * A rule for the variance of weights: a multiple of 1 / width, where the width is a number of inputs or outputs. An
 * output of a convolution has a window of inputs, so each tap counts. Normal distributions are not cut off: the papers
 * do not, while Keras draws again what is more than two deviations from zero.
 */
public enum Variance {
    /**
     * 2 / (inputs + outputs), so that neither activations nor gradients grow or shrink through linear layers (Glorot
     * and Bengio, <i>Understanding the Difficulty of Training Deep Feedforward Neural Networks</i>, AISTATS 2010).
     */
    GLOROT("Glorot", 2) {
        @Override
        double width(double inputs, double outputs) {
            return inputs + outputs;
        }
    },
    /**
     * 2 / inputs, for layers before a rectifier, which sets half of its inputs to zero (He et al., <i>Delving Deep into
     * Rectifiers</i>, ICCV 2015).
     */
    HE("He", 2) {
        @Override
        double width(double inputs, double outputs) {
            return inputs;
        }
    },
    /**
     * 1 / inputs, so that each output has the variance of the inputs (LeCun et al., <i>Efficient BackProp</i>, 1998,
     * section 4.6).
     */
    LECUN("LeCun", 1) {
        @Override
        double width(double inputs, double outputs) {
            return inputs;
        }
    };

    private final String text;
    private final double multiple;

    Variance(String text, double multiple) {
        this.text = text;
        this.multiple = multiple;
    }

    abstract double width(double inputs, double outputs);

    double multiple() {
        return multiple;
    }

    /** Returns the width of weights whose first axis is that of the outputs: two axes, or four with a window's. */
    double width(Shape weights) {
        double outputs = weights.get(0);
        double taps = weights.sides().size() == 4 ? weights.get(2) * weights.get(3) : 1;
        return width(weights.size() / Math.max(1, outputs), outputs * taps);
    }

    @Override
    public String toString() {
        return text;
    }
}
