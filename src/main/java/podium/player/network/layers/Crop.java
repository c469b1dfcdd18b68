package podium.player.network.layers;

import java.util.List;

/** Keeps a map's first rows and columns. */
public record Crop(long height, long width) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return Shape.of(inputs.get(0).get(0), height, width);
    }

    @Override
    public String words() {
        return "crop";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.crop(this);
    }
}
