package podium.player.network.layers;

import java.util.List;

/** Averages over the two halves of a batch that {@link WithMirrorImages} produced. */
public record MeanOfViews() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public String words() {
        return "mean of views";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.meanOfViews(this);
    }
}
