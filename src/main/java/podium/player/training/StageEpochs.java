package podium.player.training;

import java.util.ArrayList;
import java.util.List;
import podium.player.figures.EpochFigures;
import podium.player.figures.History;
import podium.player.recipe.Recipe;
import podium.player.recipe.learning.Stage;

/**
 * The epochs of each stage that led to the best epoch of a training, found by its history. Stages after that epoch have
 * none. A stage that handed on the parameters of its best epoch has the epochs up to that one.
 *
 * @param best the best epoch of all, from 1; 0 if there is none
 * @param epochs the numbers of epochs of the first stages, up to that of the best epoch
 */
public record StageEpochs(int best, List<Integer> epochs) {
    public StageEpochs {
        epochs = List.copyOf(epochs);
    }

    /** Follows a finished training through its epochs, as the training itself decided when a stage ends. */
    public static StageEpochs of(Recipe recipe, History history) {
        boolean restores = recipe.choice().earlyStopping().restoreBest();
        Improvement improvement = Improvement.START;
        List<Integer> firsts = new ArrayList<>();
        List<Integer> handedOn = new ArrayList<>();
        int epoch = 0;
        for (Stage stage : recipe.learning().stages()) {
            improvement = improvement.nextStage();
            int first = epoch;
            while (epoch - first < stage.epochs()
                    && epoch < history.epochs().size()
                    && !recipe.choice().earlyStopping().ends(improvement.patience())) {
                EpochFigures figures = history.epochs().get(epoch++);
                if (figures.valid() != null) {
                    double value = recipe.choice().metric().figure(figures.valid());
                    improvement = improvement.after(epoch, value, recipe);
                }
            }
            int bestOfStage = improvement.patience().bestEpoch();
            firsts.add(first);
            handedOn.add((restores && bestOfStage > 0 ? bestOfStage : epoch) - first);
        }
        int best = improvement.best().bestEpoch();
        List<Integer> epochs = new ArrayList<>();
        for (int stage = 0; stage < firsts.size() && firsts.get(stage) < best; stage++) {
            boolean last = stage + 1 == firsts.size() || firsts.get(stage + 1) >= best;
            epochs.add(last ? best - firsts.get(stage) : handedOn.get(stage));
        }
        return new StageEpochs(best, epochs);
    }
}
