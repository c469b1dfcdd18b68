package podium.player.network.layers;

import java.util.List;

/** Average pooling over a window. The zeros of the padding are not counted; windows as in {@link MaxPool}. */
public record AveragePool(Window window) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        Shape map = inputs.get(0);
        return Shape.of(map.get(0), window.output(map.get(1)), window.output(map.get(2)));
    }

    @Override
    public String words() {
        return "average pool " + window.words();
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.averagePool(this);
    }
}
