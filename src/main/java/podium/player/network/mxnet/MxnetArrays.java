package podium.player.network.mxnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import podium.player.network.Tensor;
import podium.player.network.layers.Shape;

/** Copies arrays between Java and the engine. */
public final class MxnetArrays {
    private MxnetArrays() {}

    /** Copies an engine array to Java memory. */
    public static Tensor tensor(NDArray array) {
        return new Tensor(Shape.of(array.getShape().getShape()), array.toFloatArray());
    }

    /**
     * Copies a tensor to the engine.
     *
     * @param manager the owner of the new array
     */
    public static NDArray array(NDManager manager, Tensor tensor) {
        return manager.create(
                tensor.values(), new ai.djl.ndarray.types.Shape(tensor.shape().array()));
    }
}
