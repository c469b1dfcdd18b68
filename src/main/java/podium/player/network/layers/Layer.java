package podium.player.network.layers;

import java.util.List;

/**
 * What a layer of a network computes, without its name, position and parameter values. Code that handles each kind of
 * layer implements {@link LayerCases}.
 */
public sealed interface Layer
        permits Activation,
                Add,
                BatchNorm,
                Blur,
                Broadcast,
                Concat,
                Convolution,
                Crop,
                Dense,
                DepthToSpace,
                Dropout,
                Flatten,
                GlobalPool,
                Input,
                MeanOfViews,
                Move,
                Pool,
                Resize,
                Tiles,
                VectorPart,
                WithMirrorImages {
    /**
     * Computes the output's shape, without the batch.
     *
     * @param inputs the shapes of the inputs, without the batch
     * @throws IllegalArgumentException if the layer does not fit these shapes
     */
    Shape output(List<Shape> inputs);

    /** Calls the method of {@code cases} for this kind of layer. */
    <R> R choose(LayerCases<R> cases);

    /** Describes the layer for tables, such as {@code convolution 3x3/2}. */
    String words();

    /**
     * Returns the number of multiply-adds per image. Only convolutions, dense layers and resizing are counted; all
     * others are negligible.
     */
    default long multiplyAdds(List<Shape> inputs) {
        return 0;
    }
}
