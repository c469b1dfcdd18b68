package podium.player.network.layers;

import java.util.List;

/** Max pooling over a window. Windows that would exceed the padded map are left out. */
public record MaxPool(Window window) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        Shape map = inputs.get(0);
        return Shape.of(map.get(0), window.output(map.get(1)), window.output(map.get(2)));
    }

    @Override
    public String words() {
        return "max pool " + window.words();
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.maxPool(this);
    }
}
