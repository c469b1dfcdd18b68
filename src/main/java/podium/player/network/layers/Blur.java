package podium.player.network.layers;

import java.util.List;

/**
 * An approximation of resizing an image to a network's size and back: a convolution of each plane with the taps 1/6,
 * 2/3, 1/6 along both axes. Two triangle filters one pixel wide have a total variance of 1/3 along each axis, as these
 * taps have.
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
