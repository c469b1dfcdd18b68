package podium.player.network.layers;

import java.util.List;

/**
 * The exponential linear unit (Clevert et al., 2016): x if x is positive, otherwise alpha * (exp(x) - 1).
 *
 * @param alpha the distance from zero that large negative numbers approach
 */
public record Elu(double alpha) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public String words() {
        return "elu";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.elu(this);
    }
}
