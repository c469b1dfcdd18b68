package podium.player.network.layers;

import java.util.List;

/**
 * Normalises each channel by a mean and a variance, then scales and shifts it (Ioffe and Szegedy, 2015).
 *
 * @param scaled whether its scale, gamma, is a parameter; else it is held at 1
 */
public record BatchNorm(boolean scaled, Statistics statistics) implements Layer {
    /** What is added to the variance; of Gluon's layer. */
    public static final double EPSILON = 1e-5;

    /** Whose mean and variance it goes by. */
    public enum Statistics {
        /** Each batch's own, while the running ones follow. */
        BATCH,
        /** The running ones, as all of the network does. */
        RUNNING,
        /** The running ones, among layers that go by each batch's: it is not trained. */
        FROZEN
    }

    /** Whether the running statistics stay, and are gone by. */
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
