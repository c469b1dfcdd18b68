package podium.player.network.layers;

import java.util.List;

/** What a network is given: no layer comes before it. */
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
