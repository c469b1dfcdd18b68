package podium.player.network.layers;

import java.util.List;

/** Turns a map into a vector. */
public record Flatten() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return Shape.of(inputs.get(0).size());
    }

    @Override
    public String words() {
        return "flatten";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.flatten(this);
    }
}
