package podium.player.network.layers;

import java.util.List;

/**
 * Resizes a map bilinearly to another height and width, with half-pixel centres. Beyond the outer centres, edge values
 * are repeated.
 */
public record Resize(long height, long width) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return Shape.of(inputs.get(0).get(0), height, width);
    }

    @Override
    public String words() {
        return "bilinear";
    }

    /** Counts a product with a matrix along each axis, the width first. */
    @Override
    public long multiplyAdds(List<Shape> inputs) {
        Shape map = inputs.get(0);
        Shape wide = map.wide(width);
        return wide.size() * map.get(2) + output(inputs).size() * map.get(1);
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.resize(this);
    }
}
