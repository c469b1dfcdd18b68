package podium.player.recipe.learning;

import podium.judge.competition.Labelling;

/** The kind of loss that is minimised; {@link Loss} has the formulas. */
public enum LossKind {
    /** One independent yes-or-no decision per class. */
    BINARY_CROSS_ENTROPY,
    /** Binary cross-entropy that gives easy examples little weight (Lin et al., 2017). */
    FOCAL,
    /** Focal loss with separate exponents for positives and negatives (Ridnik, Ben-Baruch et al., 2021). */
    ASYMMETRIC,
    /** One choice among all classes, whose probabilities sum to one. */
    SOFTMAX_CROSS_ENTROPY,
    /** One choice among all labels for each pixel. */
    PIXEL_CROSS_ENTROPY;

    /** Returns the basic loss of a classifier of images with one class, or any number of classes. */
    public static LossKind of(Labelling labels) {
        return switch (labels) {
            case MULTIPLE -> BINARY_CROSS_ENTROPY;
            case SINGLE -> SOFTMAX_CROSS_ENTROPY;
        };
    }
}
