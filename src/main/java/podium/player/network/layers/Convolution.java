package podium.player.network.layers;

import java.util.List;

/**
 * Slides a window over a map.
 *
 * @param filters channels that it gives
 * @param groups into which the channels are dealt, each group convolved by itself: as many as channels are depthwise
 */
public record Convolution(int filters, Window window, int groups, boolean biased) implements Layer {
    /** The same with a bias. */
    public Convolution withBias() {
        return new Convolution(filters, window, groups, true);
    }

    /** Filters x channels of a group x kernel x kernel. */
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
