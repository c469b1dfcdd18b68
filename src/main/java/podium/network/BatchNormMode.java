package podium.network;

/** What becomes of a network's batch normalisation (Ioffe and Szegedy, 2015). */
public enum BatchNormMode {
    /**
     * Normalises by the batch's own statistics while training, and keeps running ones for inference: these follow where
     * gradients pass, so that of a backbone without trained parameters they stay.
     */
    TRAINED,
    /** Normalises by the running statistics, which stay as they were loaded; scale and shift may still be trained. */
    FROZEN,
    /**
     * Is multiplied into the convolution before it, which gets a bias: the function of {@link #FROZEN} with fewer
     * operations. Where no convolution comes before, it is as frozen.
     */
    FOLDED
}
