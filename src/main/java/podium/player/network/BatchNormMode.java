package podium.player.network;

/** What becomes of a network's batch normalisation (Ioffe and Szegedy, 2015). */
public enum BatchNormMode {
    /**
     * Normalises by the batch's own statistics while training, and keeps running ones for inference; in layers that are
     * not trained it is as frozen.
     */
    TRAINED,
    /** Normalises by the running statistics, which stay as they were loaded; scale and shift may still be trained. */
    FROZEN,
    /**
     * Is multiplied into the convolution before it, which gets a bias: the function of {@link #FROZEN} with fewer
     * parameters. Where no convolution comes before, it is as frozen.
     */
    FOLDED
}
