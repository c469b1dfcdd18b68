package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import podium.player.figures.Patience;

/**
 * When a stage ends before its last epoch.
 *
 * @param patience epochs without a better metric after which it ends; 0 never
 * @param minDelta by how much the metric must be better to count as such
 * @param restoreBest whether a stage, however it ended, hands on the parameters of its best epoch; otherwise its last
 */
public record EarlyStopping(int patience, double minDelta, boolean restoreBest) {
    /** Every stage runs all its epochs. */
    public static final EarlyStopping STANDARD = new EarlyStopping(0, 0, false);

    public EarlyStopping {
        require(patience >= 0, "patience", patience, "epochs, or 0 to never stop early");
        require(minDelta >= 0, "min-delta", minDelta, "0 or more");
    }

    /** Whether the stage ends after the epoch that led to {@code state}. */
    public boolean ends(Patience state) {
        return patience > 0 && state.waiting() >= patience;
    }
}
