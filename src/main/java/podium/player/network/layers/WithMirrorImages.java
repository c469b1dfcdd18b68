package podium.player.network.layers;

import java.util.List;

/** Appends the mirror images to a batch of images. */
public record WithMirrorImages() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public String words() {
        return "with mirror images";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.withMirrorImages(this);
    }
}
