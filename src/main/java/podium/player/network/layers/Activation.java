package podium.player.network.layers;

import java.util.List;
import podium.core.yaml.Spelling;

/**
 * An activation function, applied to each number; softmax applies to a whole vector.
 *
 * @param function the kind of function
 * @param parameter the number that leaky ReLU and ELU have; 0 for the others
 */
public record Activation(Function function, double parameter) implements Layer {
    /** The kind of function. */
    public enum Function {
        /** max(x, 0). */
        RELU,
        /** min(max(x, 0), 6). */
        RELU6,
        /** x if x is positive, otherwise the parameter * x (Maas et al., 2013). */
        LEAKY_RELU,
        /** x if x is positive, otherwise the parameter * (exp(x) - 1) (Clevert et al., 2016). */
        ELU,
        /** 1 / (1 + exp(-x)). */
        SIGMOID,
        /** exp(x) divided by the sum over the vector. */
        SOFTMAX,
        /** The hyperbolic tangent. */
        TANH
    }

    /** Creates a function without a parameter. */
    public Activation(Function function) {
        this(function, 0);
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public String words() {
        return Spelling.of(function);
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.activation(this);
    }
}
