package podium.player.network.layers;

import java.util.List;

/**
 * A map that is part of a vector.
 *
 * @param from the first of its places there
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
