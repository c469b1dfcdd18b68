package podium.player.recipe.learning;

/** How a class's weight follows from how many images it has; {@link ClassWeights} has the formulas. */
public enum ClassWeightKind {
    NONE,
    /** Inversely to the number of images. */
    BALANCED,
    /** Inversely to the effective number of images (Cui et al., 2019). */
    EFFECTIVE_NUMBER
}
