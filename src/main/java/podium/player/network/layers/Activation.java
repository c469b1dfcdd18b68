package podium.player.network.layers;

import java.util.List;
import podium.core.yaml.Spelling;

/** A function of each number by itself; of a vector's numbers together, if it is softmax. */
public record Activation(Function function) implements Layer {
    /** Which. */
    public enum Function {
        /** max(x, 0). */
        RELU,
        /** min(max(x, 0), 6). */
        RELU6,
        /** 1 / (1 + exp(-x)). */
        SIGMOID,
        /** exp(x) over the sum of all the vector's. */
        SOFTMAX,
        /** Hyperbolic tangent. */
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
