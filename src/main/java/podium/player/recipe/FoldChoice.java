package podium.player.recipe;

/** Which images a training learns from, and which it is watched on. */
public enum FoldChoice {
    /** Learns from train, chooses by valid, as the competition parts them. */
    COMPETITION,
    /** Learns from train and valid together; each image's valid score is of a network that has not seen its fold. */
    ALL,
    /** Learns from train and valid together, and has no valid scores: for settings that are chosen. */
    NONE
}
