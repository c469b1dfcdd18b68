package podium.player.training;

import podium.player.figures.Metric;
import podium.player.figures.Patience;
import podium.player.recipe.Recipe;
import podium.player.recipe.learning.Plateau;

/**
 * How the figure on valid got better: what early stopping, the plateau schedule and the choice of the best epoch remember.
 *
 * @param patience of the stage
 * @param plateau of the stage
 * @param best of all stages
 */
record Improvement(Patience patience, Plateau plateau, Patience best) {
    static final Improvement START = new Improvement(Patience.START, Plateau.START, Patience.START);

    Improvement {
        if (patience == null || plateau == null || plateau.patience() == null || best == null) {
            throw new IllegalArgumentException("a key is missing");
        }
    }

    /** After one more epoch, with the value of the recipe's metric on valid. */
    Improvement after(int epoch, double value, Recipe recipe) {
        Metric metric = recipe.choice().metric();
        double minDelta = recipe.choice().earlyStopping().minDelta();
        return new Improvement(
                patience.after(epoch, value, metric, minDelta),
                plateau.after(epoch, value, metric, minDelta, recipe.learning().schedule()),
                best.after(epoch, value, metric, 0));
    }

    /** At the beginning of the next stage. */
    Improvement nextStage() {
        return new Improvement(Patience.START, Plateau.START, best);
    }
}
