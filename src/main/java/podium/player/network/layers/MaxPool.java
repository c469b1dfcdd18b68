package podium.player.network.layers;

import java.util.List;

/** The largest number that a window sees of each channel; windows that do not fit whole are left out. */
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
