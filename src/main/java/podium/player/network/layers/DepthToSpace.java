package podium.player.network.layers;

import java.util.List;

/**
 * Rearranges channels into square blocks of pixels: the number of channels is divided by the block's area.
 *
 * @param block the side of a block
 */
public record DepthToSpace(int block) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        Shape map = inputs.get(0);
        return Shape.of(map.get(0) / block / block, block * map.get(1), block * map.get(2));
    }

    @Override
    public String words() {
        return "depth to space";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.depthToSpace(this);
    }
}
