package podium.network;

import ai.djl.ndarray.NDArray;

/** What an optimiser does with one parameter. */
@FunctionalInterface
public interface UpdateRule {
    /** Changes the weights in place; neither array may be kept. */
    void update(String name, NDArray weights, NDArray gradient);
}
