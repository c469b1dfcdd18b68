package podium.player.recipe.learning;

/** The way in which the learning rate changes during a stage; {@link Schedule} has the formulas. */
public enum ScheduleKind {
    /** The learning rate does not change. */
    CONSTANT,
    /** It is multiplied by a factor after each fixed number of epochs. */
    STEP,
    /** It decays to the floor as a power of the remaining share of epochs. */
    POLYNOMIAL,
    /** It decays to the floor along half a cosine period (Loshchilov and Hutter, 2017). */
    COSINE,
    /** It is multiplied by a factor when the metric has stopped improving. */
    PLATEAU;

    /** Returns true if the learning rates of a step depend on how many epochs its stage has. */
    public boolean dependsOnEpochs() {
        return switch (this) {
            case CONSTANT, STEP, PLATEAU -> false;
            case POLYNOMIAL, COSINE -> true;
        };
    }
}
