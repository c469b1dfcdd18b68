package podium.player.network.layers;

import java.util.ArrayList;
import java.util.List;

/** Concatenates maps along their channels, or vectors. */
public record Concat() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        List<Long> sides = new ArrayList<>(inputs.get(0).sides());
        sides.set(0, inputs.stream().mapToLong(shape -> shape.get(0)).sum());
        return new Shape(sides);
    }

    @Override
    public String words() {
        return "concat";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.concat(this);
    }
}
