package podium.player.network.engine;

import ai.djl.ndarray.NDArray;

/** An optimiser's update of one parameter. */
@FunctionalInterface
public interface UpdateRule {
    /**
     * Changes the weights in place. Neither array, nor anything computed from them, may be kept: their memory is freed
     * afterwards.
     */
    void update(String name, NDArray weights, NDArray gradient);
}
