package podium.player.figures;

/** A score of a network that is NaN, so that no label and no metric follows from it. */
public final class ScoreNotANumber extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ScoreNotANumber(int label) {
        super("the score of class " + (label + 1) + " is not a number");
    }
}
