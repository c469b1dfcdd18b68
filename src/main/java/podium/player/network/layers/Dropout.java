package podium.player.network.layers;

import java.util.List;

/**
 * Dropout: sets random numbers to zero and scales the others up; only in graphs for training.
 *
 * @param share the share of the numbers that are set to zero, in (0, 1)
 */
public record Dropout(double share) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public String words() {
        return "dropout " + share;
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.dropout(this);
    }
}
