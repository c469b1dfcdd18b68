package podium.player.network.layers;

import java.util.List;

/**
 * Takes a map out of a vector.
 *
 * @param from the index of the map's first number in the vector
 * @param map the shape of the map
 */
public record VectorPart(long from, Shape map) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return map;
    }

    @Override
    public String words() {
        return "part";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.vectorPart(this);
    }
}
