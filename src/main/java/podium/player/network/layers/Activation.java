package podium.player.network.layers;

import java.util.List;
import podium.core.yaml.Spelling;

/** An activation function, applied to each number; softmax applies to a whole vector. */
public record Activation(Function function) implements Layer {
    /** The kind of function. */
    public enum Function {
        /** max(x, 0). */
        RELU,
        /** min(max(x, 0), 6). */
        RELU6,
        /** 1 / (1 + exp(-x)). */
        SIGMOID,
        /** exp(x) divided by the sum over the vector. */
        SOFTMAX,
        /** The hyperbolic tangent. */
        TANH
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
