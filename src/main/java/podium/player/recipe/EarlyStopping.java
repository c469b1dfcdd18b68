package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import podium.player.figures.Patience;

/**
 * The condition under which a stage ends before its last epoch.
 *
 * @param patience the number of epochs without an improvement after which the stage ends; 0 switches early stopping off
 * @param minDelta the change of the metric above which it counts as an improvement
 * @param restoreBest true if the next stage starts from the parameters of this stage's best epoch, false if from its
 *     last; it applies also to a stage that was not stopped early
 */
public record EarlyStopping(int patience, double minDelta, boolean restoreBest) {
    /** No early stopping: every stage runs all its epochs. */
    public static final EarlyStopping STANDARD = new EarlyStopping(0, 0, false);

    public EarlyStopping {
        require(patience >= 0, "patience", patience, "a number of epochs, or 0 to switch early stopping off");
        require(minDelta >= 0, "min-delta", minDelta, "0 or more");
    }

    /** Returns true if the stage ends after the epoch that led to {@code state}. */
    public boolean ends(Patience state) {
        return patience > 0 && state.waiting() >= patience;
    }
}
