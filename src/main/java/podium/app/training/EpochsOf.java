package podium.app.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import podium.core.InputException;
import podium.core.UsageException;
import podium.core.yaml.Spelling;
import podium.player.figures.History;
import podium.player.figures.HistoryFile;
import podium.player.figures.RunFigures;
import podium.player.recipe.FoldChoice;
import podium.player.recipe.Recipe;
import podium.player.recipe.learning.Stage;
import podium.player.runs.RunFolder;
import podium.player.training.StageEpochs;

/** A run with valid images, whose best epoch says how long a training on all images lasts. */
public record EpochsOf(RunFolder run) {
    /**
     * Returns a recipe with as many epochs of each stage as led to the run's best epoch, and without the stages after
     * it.
     *
     * @param log receives what the run's best epoch is
     * @throws UsageException if the training is to choose an epoch itself
     * @throws InputException if the run is not finished, chose no epoch, has another task, or trained other layers than
     *     the recipe
     */
    public Recipe shortened(Recipe recipe, FoldChoice folds, Consumer<String> log) throws IOException {
        if (folds != FoldChoice.NONE) {
            throw new UsageException("--epochs-of is for trainings on all images, which choose no epoch; add --folds"
                    + " none, or leave out --epochs-of");
        }
        Recipe earlier = run.readRecipe();
        if (earlier.task() != recipe.task()) {
            throw new InputException(run.path() + ": its task is " + Spelling.of(earlier.task())
                    + "; expected a run with the recipe's task, " + Spelling.of(recipe.task()));
        }
        run.requireFinished();
        History history = new HistoryFile(run.history()).read();
        if (RunFigures.read(run.figures()).outOfFold() || !history.chosen()) {
            throw new InputException(run.path() + ": the run had no valid images while it trained, so it has no best"
                    + " epoch; expected a run with --folds competition");
        }
        StageEpochs counted = StageEpochs.of(earlier, history);
        if (counted.epochs().isEmpty()) {
            throw new InputException(run.path() + ": no epoch of the run has the metric of its recipe, so none is the"
                    + " best; expected a run with figures on valid");
        }
        requireSameStages(earlier, recipe, counted.epochs().size());
        List<Stage> stages = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < counted.epochs().size(); i++) {
            Stage stage = recipe.learning().stages().get(i);
            stages.add(new Stage(stage.train(), counted.epochs().get(i), stage.learningRate()));
            words.add(counted.epochs().get(i) + " with stages[" + i + "] (" + stage.train() + ")");
        }
        log.accept("the best epoch of " + run.name() + " is " + counted.best() + " of "
                + history.epochs().size() + "; epochs to train: " + String.join(", ", words));
        return recipe.withStages(stages);
    }

    private void requireSameStages(Recipe earlier, Recipe recipe, int needed) {
        List<String> its = trained(earlier, needed);
        List<String> own = trained(recipe, needed);
        if (!its.equals(own)) {
            throw new InputException(
                    run.path() + ": up to its best epoch the run trained " + String.join(", then ", its)
                            + "; expected the stages of the recipe, " + String.join(", then ", own));
        }
    }

    private static List<String> trained(Recipe recipe, int stages) {
        return recipe.learning().stages().stream()
                .limit(stages)
                .map(stage -> stage.train().toString())
                .toList();
    }
}
