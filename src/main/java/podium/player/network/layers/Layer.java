package podium.player.network.layers;

import java.util.List;

/**
 * What one layer of a network is, without its name, its place and its parameters' values. Whoever writes a network for an
 * engine asks which layer it has by {@link LayerCases}.
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
                MaxPool,
                MeanOfViews,
                Move,
                Resize,
                Tiles,
                VectorPart,
                WithMirrorImages {
    /**
     * The output's shape, without the batch.
     *
     * @param inputs the shapes of what it takes, without the batch
     * @throws IllegalArgumentException if it does not fit them
     */
    Shape output(List<Shape> inputs);

    /** What somebody makes of this layer. */
    <R> R choose(LayerCases<R> cases);

    /** In words, such as {@code convolution 3x3/2}. */
    String words();

    /** For one image; of convolutions, dense layers and stretching, which have nearly all. */
    default long multiplyAdds(List<Shape> inputs) {
        return 0;
    }
}
