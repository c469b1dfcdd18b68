package podium.player.recipe.learning;

/** Which function of logits and targets is made small; {@link Loss} has the formulas. */
public enum LossKind {
    /** Each class a yes or no by itself. */
    BINARY_CROSS_ENTROPY,
    /** Binary cross-entropy in which what is easy counts little (Lin et al., 2017). */
    FOCAL,
    /** Focal loss with a focus for positives and one for negatives (Ridnik, Ben-Baruch et al., 2021). */
    ASYMMETRIC,
    /** Classes against each other; with several classes an image they share a sum of one. */
    SOFTMAX_CROSS_ENTROPY,
    /** The labels of each pixel against each other. */
    PIXEL_CROSS_ENTROPY
}
