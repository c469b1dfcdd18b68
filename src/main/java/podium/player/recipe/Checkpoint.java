package podium.player.recipe;

/** Which epoch's parameters become the run's model. */
public enum Checkpoint {
    /** The epoch with the best metric on valid, of all stages; the last where no images are kept apart to choose by. */
    BEST,
    LAST
}
