package podium.player.network.layers;

import java.util.List;

/** Reduces each channel to one number: a map of shape channels x 1 x 1. */
public record GlobalPool(Kind kind) implements Layer {
    /** The number that a channel is reduced to. */
    public enum Kind {
        MEAN,
        LARGEST
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return Shape.of(inputs.get(0).get(0), 1, 1);
    }

    @Override
    public String words() {
        return switch (kind) {
            case MEAN -> "global average pool";
            case LARGEST -> "global max pool";
        };
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.globalPool(this);
    }
}
