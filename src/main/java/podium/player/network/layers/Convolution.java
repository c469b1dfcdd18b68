package podium.player.network.layers;

import java.util.List;

/**
 * A convolution of a map with a window.
 *
 * @param filters the number of output channels
 * @param window the window
 * @param groups the number of groups of channels, each convolved separately; with one group per channel it is depthwise
 * @param biased true if it has a bias
 */
public record Convolution(int filters, Window window, int groups, boolean biased) implements Layer {
    /** Returns the same convolution with a bias. */
    public Convolution withBias() {
        return new Convolution(filters, window, groups, true);
    }

    /** Returns the shape of the weights for an input map: filters x channels per group x kernel x kernel. */
    public Shape weights(Shape map) {
        return Shape.of(filters, map.get(0) / groups, window.kernel(), window.kernel());
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape map = inputs.get(0);
        return Shape.of(filters, window.output(map.get(1)), window.output(map.get(2)));
    }

    @Override
    public String words() {
        return (groups == 1 ? "convolution " : "depthwise convolution ") + window.words();
    }

    @Override
    public long multiplyAdds(List<Shape> inputs) {
        return output(inputs).size() * weights(inputs.get(0)).size() / filters;
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.convolution(this);
    }
}
