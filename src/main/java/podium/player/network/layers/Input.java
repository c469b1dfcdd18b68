package podium.player.network.layers;

import java.util.List;

/** The input of a network, which has no layers before it. */
public record Input(Shape shape) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return shape;
    }

    @Override
    public String words() {
        return "input";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.input(this);
    }
}
