package podium.player.network.layers;

import java.util.List;

/**
 * A batch normalisation: normalises each channel with a mean and a variance, then scales and shifts it (Ioffe and
 * Szegedy, 2015).
 *
 * @param scaled true if the scale, gamma, is a parameter; otherwise it is fixed at 1
 * @param statistics the mean and variance that it uses
 */
public record BatchNorm(boolean scaled, Statistics statistics) implements Layer {
    /** The number added to the variance, as in Gluon. */
    public static final double EPSILON = 1e-5;

    /** The mean and variance that a normalisation uses. */
    public enum Statistics {
        /** Those of each batch; the running statistics are updated. */
        BATCH,
        /** The running statistics, as in all of the network. */
        RUNNING,
        /** The running statistics, while other layers use those of the batch: this layer is not trained. */
        FROZEN
    }

    /** Returns true if the running statistics are used and do not change. */
    public boolean fixed() {
        return statistics != Statistics.BATCH;
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public String words() {
        return "batch norm";
    }

    @Override
    public <R> R choose(LayerCases<R> cases) {
        return cases.batchNorm(this);
    }
}
