package podium.player.network.architecture;

/** The kind of a perturber. */
public enum PerturberKind {
    /** No perturber: an ordinary network. */
    NONE,
    /** A small encoder-decoder network that sees the image. */
    NETWORK,
    /** One perturbation for all images. */
    UNIVERSAL
}
