package podium.player.network.layers;

import java.util.List;

/** A map of one place, at every place of a larger one. */
public record Broadcast(long height, long width) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return Shape.of(inputs.get(0).get(0), height, width);
    }

    @Override
    public String words() {
        return "broadcast";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.broadcast(this);
    }
}
