package podium.player.network.layers;

import java.util.List;

/**
 * What stretching an image to its own size and back makes of it: each plane through the taps 1/6, 2/3, 1/6 along both axes.
 * Two triangles of a pixel's width have a variance of 1/3 along each axis together, as these taps have.
 */
public record Blur() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public String words() {
        return "blur";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.blur(this);
    }
}
