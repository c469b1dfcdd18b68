package podium.player.recipe;

/** The epoch whose parameters become the run's model. */
public enum Checkpoint {
    /** The epoch of all stages with the best metric on valid. Without valid images it is the last epoch. */
    BEST,
    /** The last epoch that was trained. */
    LAST
}
