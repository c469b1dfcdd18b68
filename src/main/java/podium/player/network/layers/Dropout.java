package podium.player.network.layers;

import java.util.List;

/**
 * Leaves numbers out at random, and makes the others larger; only in graphs that are trained.
 *
 * @param share of the numbers, in (0, 1)
 */
public record Dropout(double share) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public String words() {
        return "dropout";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.dropout(this);
    }
}
