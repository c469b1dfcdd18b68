package podium.player.recipe.learning;

/** How the learning rate goes on from epoch to epoch; {@link Schedule} has the formulas. */
public enum ScheduleKind {
    CONSTANT,
    /** Times a factor every so many epochs. */
    STEP,
    /** Down to the floor as a power of the share of epochs that is left. */
    POLYNOMIAL,
    /** Down to the floor along half a cosine (Loshchilov and Hutter, 2017). */
    COSINE,
    /** Times a factor when the metric has not got better for a while. */
    PLATEAU
}
