package podium.player.network.layers;

import java.util.List;

/**
 * Moves an image, the first input, along a direction, the second input, and clips the result: in each plane
 * min(max(image + step x direction, least), most).
 *
 * @param planes one plane per channel
 */
public record Move(List<Plane> planes) implements Layer {
    /** The step and the bounds of one channel. */
    public record Plane(double step, double least, double most) {}

    public Move {
        planes = List.copyOf(planes);
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public String words() {
        return "move";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.move(this);
    }
}
