package podium.player.network.mxnet;

import ai.djl.ndarray.NDArray;
import podium.player.network.ParameterSpec;

/** An update of one parameter in the engine's memory. */
@FunctionalInterface
public interface ArrayUpdate {
    /**
     * Changes the weights in place. Neither array, nor anything computed from them, may be kept: their memory is freed
     * afterwards.
     */
    void update(ParameterSpec array, NDArray weights, NDArray gradient);
}
