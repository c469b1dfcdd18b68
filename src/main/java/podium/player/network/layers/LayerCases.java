package podium.player.network.layers;

/**
 * One case per kind of layer. When a kind is added, every implementation must handle it to compile.
 *
 * @param <R> the result
 */
public interface LayerCases<R> {
    R activation(Activation layer);

    R add(Add layer);

    R batchNorm(BatchNorm layer);

    R blur(Blur layer);

    R broadcast(Broadcast layer);

    R concat(Concat layer);

    R convolution(Convolution layer);

    R crop(Crop layer);

    R dense(Dense layer);

    R depthToSpace(DepthToSpace layer);

    R dropout(Dropout layer);

    R flatten(Flatten layer);

    R globalPool(GlobalPool layer);

    R input(Input layer);

    R meanOfViews(MeanOfViews layer);

    R move(Move layer);

    R pool(Pool layer);

    R resize(Resize layer);

    R tiles(Tiles layer);

    R vectorPart(VectorPart layer);

    R withMirrorImages(WithMirrorImages layer);
}
