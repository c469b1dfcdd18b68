package podium.player.recipe.learning;

/** The rule that computes a class's weight from its number of images; {@link ClassWeights} has the formulas. */
public enum ClassWeightKind {
    /** Every class has the weight 1. */
    NONE,
    /** The weight is inversely proportional to the number of images. */
    BALANCED,
    /** The weight is inversely proportional to the effective number of images (Cui et al., 2019). */
    EFFECTIVE_NUMBER
}
