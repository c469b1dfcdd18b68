package podium.player.network.layers;

import java.util.List;

/**
 * One pattern, a parameter, laid in tiles over the whole of each image of the batch that it takes.
 *
 * @param side of the pattern
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
