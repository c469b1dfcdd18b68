package podium.player.training;

import podium.player.figures.Metric;
import podium.player.figures.Patience;
import podium.player.recipe.Recipe;
import podium.player.recipe.learning.Plateau;

/**
 * The state of early stopping, of the plateau schedule and of the choice of the best epoch.
 *
 * @param patience the state of the stage's early stopping
 * @param plateau the state of the stage's plateau schedule
 * @param best the best epoch of all stages
 */
record Improvement(Patience patience, Plateau plateau, Patience best) {
    static final Improvement START = new Improvement(Patience.START, Plateau.START, Patience.START);

    Improvement {
        if (patience == null || plateau == null || plateau.patience() == null || best == null) {
            throw new IllegalArgumentException("a key is missing");
        }
    }

    /** Returns the state after one more epoch, given the value of the recipe's metric on valid. */
    Improvement after(int epoch, double value, Recipe recipe) {
        Metric metric = recipe.choice().metric();
        double minDelta = recipe.choice().earlyStopping().minDelta();
        return new Improvement(
                patience.after(epoch, value, metric, minDelta),
                plateau.after(epoch, value, metric, minDelta, recipe.learning().schedule()),
                best.after(epoch, value, metric, 0));
    }

    /** Returns the state at the beginning of the next stage. */
    Improvement nextStage() {
        return new Improvement(Patience.START, Plateau.START, best);
    }
}
