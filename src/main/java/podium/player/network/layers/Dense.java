package podium.player.network.layers;

import java.util.List;

/**
 * A dense layer: weighted sums of a vector's numbers, plus a bias.
 *
 * @param units the length of the output
 */
public record Dense(int units) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return Shape.of(units);
    }

    @Override
    public String words() {
        return "dense";
    }

    @Override
    public long multiplyAdds(List<Shape> inputs) {
        return units * inputs.get(0).size();
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.dense(this);
    }
}
