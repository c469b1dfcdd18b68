package podium.player.network.layers;

import java.util.List;

/**
 * Pooling over a window. Windows that would exceed the padded map are left out, and the padding itself is not counted.
 *
 * @param kind what a window is reduced to
 * @param window the window
 */
public record Pool(Kind kind, Window window) implements Layer {
    /** The number that a window is reduced to. */
    public enum Kind {
        LARGEST,
        MEAN
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape map = inputs.get(0);
        return Shape.of(map.get(0), window.output(map.get(1)), window.output(map.get(2)));
    }

    @Override
    public String words() {
        return switch (kind) {
                    case LARGEST -> "max pool ";
                    case MEAN -> "average pool ";
                }
                + window.words();
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.pool(this);
    }
}
