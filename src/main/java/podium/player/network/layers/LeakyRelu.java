package podium.player.network.layers;

import java.util.List;

/**
 * A rectifier that keeps a part of negative numbers (Maas et al., 2013): x if x is positive, otherwise slope * x.
 *
 * @param slope the factor of negative numbers
 */
public record LeakyRelu(double slope) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public String words() {
        return "leaky relu";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.leakyRelu(this);
    }
}
