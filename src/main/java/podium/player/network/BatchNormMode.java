package podium.player.network;

/** How a network treats its batch normalisation (Ioffe and Szegedy, 2015). */
public enum BatchNormMode {
    /**
     * Training normalises with the batch's own statistics and updates running ones for inference. Layers that are not
     * trained behave as in {@link #FROZEN}.
     */
    TRAINED,
    /** Always normalises with the running statistics, which do not change. Scale and shift may still be trained. */
    FROZEN,
    /**
     * Merges the normalisation into the convolution before it, which gets a bias: the same function as {@link #FROZEN}
     * with fewer parameters. A normalisation without a convolution before it is frozen.
     */
    FOLDED
}
