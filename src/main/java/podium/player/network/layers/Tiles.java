package podium.player.network.layers;

import java.util.List;

/**
 * Repeats a pattern, which is a parameter, in tiles over the area of each image of a batch.
 *
 * @param side the side of the pattern
 */
public record Tiles(int side) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public String words() {
        return "tiles";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.tiles(this);
    }
}
