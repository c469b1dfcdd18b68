package podium.player.network.layers;

import java.util.List;

/** Repeats a 1 x 1 map over a larger height and width. */
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
