package podium.player.network.architecture;

/** What perturbs the images of a network that is to be wrong. */
public enum PerturberKind {
    /** Nothing: a network like any other. */
    NONE,
    /** A small encoder and decoder, which sees the image. */
    NETWORK,
    /** One perturbation for all images. */
    UNIVERSAL
}
