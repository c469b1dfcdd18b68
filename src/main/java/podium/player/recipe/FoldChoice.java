package podium.player.recipe;

/** The images that a training learns from, and those that it is validated on. */
public enum FoldChoice {
    /** Learns from the competition's train part and validates on its valid part. */
    COMPETITION,
    /**
     * Cross-validates on train and valid together: each image's score comes from a network that has not seen its fold.
     */
    ALL,
    /** Learns from train and valid together, without validation: for settings that have already been chosen. */
    NONE
}
