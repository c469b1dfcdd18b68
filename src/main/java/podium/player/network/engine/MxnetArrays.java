package podium.player.network.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import podium.player.network.Tensor;
import podium.player.network.layers.Shape;

/** Between arrays of Java's and of the engine's; each copies. */
public final class MxnetArrays {
    private MxnetArrays() {}

    /** The engine's array, in Java's memory. */
    public static Tensor tensor(NDArray array) {
        return new Tensor(Shape.of(array.getShape().getShape()), array.toFloatArray());
    }

    /** The tensor in the engine's memory, which a manager owns. */
    public static NDArray array(NDManager manager, Tensor tensor) {
        return manager.create(
                tensor.values(), new ai.djl.ndarray.types.Shape(tensor.shape().array()));
    }
}
