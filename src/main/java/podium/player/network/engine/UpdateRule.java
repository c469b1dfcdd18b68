package podium.player.network.engine;

import ai.djl.ndarray.NDArray;

/** What an optimiser does with one parameter. */
@FunctionalInterface
public interface UpdateRule {
    /** Changes the weights in place; neither array may be kept, nor what was computed from them: it is freed afterwards. */
    void update(String name, NDArray weights, NDArray gradient);
}
