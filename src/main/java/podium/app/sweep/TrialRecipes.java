package podium.app.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import podium.core.UsageException;
import podium.core.yaml.Spelling;
import podium.judge.competition.Competition;
import podium.judge.competition.Workspace;
import podium.lab.compare.Answers;
import podium.lab.sweep.Round;
import podium.lab.sweep.SweepSpec;
import podium.lab.sweep.Trial;
import podium.player.figures.FigureKind;
import podium.player.figures.Metric;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;
import podium.player.recipe.learning.Stage;

/** Makes the recipes of a sweep's trials, and refuses those that cannot be trained or compared. */
final class TrialRecipes {
    private final Workspace workspace;
    private final Competition competition;
    private final SweepSpec spec;
    private final Map<String, String> settings;
    private final Map<Trial, Recipe> recipes = new HashMap<>();
    private Optional<FigureKind> kind = Optional.empty();

    /**
     * The recipes of a sweep.
     *
     * @param settings keys that the command line sets for all trials, as YAML
     */
    TrialRecipes(Workspace workspace, Competition competition, SweepSpec spec, Map<String, String> settings) {
        this.workspace = workspace;
        this.competition = competition;
        this.spec = spec;
        this.settings = Map.copyOf(settings);
    }

    /**
     * Returns a trial's recipe.
     *
     * @throws UsageException if it names no key or recipe, has a wrong value, or does not fit the other trials
     */
    Recipe of(Trial trial) throws IOException {
        Recipe known = recipes.get(trial);
        if (known != null) {
            return known;
        }
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(spec.settingsOf(trial));
        String from = trial.values().get(SweepSpec.FROM);
        if (from != null) {
            all.put("weights", "'run:" + from.replace("'", "''") + "'");
        }
        Recipe recipe = RecipeFile.find(workspace, competition.id(), spec.recipeOf(trial))
                .read(competition.labelling(), all);
        if (trial.epochs().isPresent()) {
            recipe = withEpochs(recipe, trial.epochs().getAsInt());
        }
        requireComparable(recipe);
        recipes.put(trial, recipe);
        return recipe;
    }

    private Recipe withEpochs(Recipe recipe, int epochs) {
        if (recipe.learning().schedule().kind().dependsOnEpochs()) {
            throw new UsageException("hyperband cannot use schedule.kind "
                    + Spelling.of(recipe.learning().schedule().kind())
                    + ": its learning rates depend on the number of epochs, so that a promoted trial could not go on from"
                    + " its shorter training; set schedule.kind to constant, step or plateau");
        }
        List<Stage> stages = new ArrayList<>(recipe.learning().stages());
        Stage last = stages.remove(stages.size() - 1);
        stages.add(new Stage(last.train(), epochs, last.learningRate()));
        return recipe.withStages(stages);
    }

    private void requireComparable(Recipe recipe) {
        FigureKind own = recipe.figures();
        if (recipe.robustness().perturber().perturbs()) {
            throw new UsageException("a sweep is for classifiers and segmenters; its recipe has a perturber");
        }
        if (kind.isPresent() && kind.get() != own) {
            throw new UsageException("the trials have different tasks, so that their figures cannot be compared; make a"
                    + " sweep of each task");
        }
        kind = Optional.of(own);
        Metric metric = spec.metric();
        if (metric != null && !Answers.metrics(own).contains(metric)) {
            throw new UsageException("metric is " + Spelling.of(metric) + "; expected "
                    + String.join(
                            " or ",
                            Answers.metrics(own).stream().map(Spelling::of).toList()));
        }
    }

    /** Returns how many epochs a trial trains in a round. */
    long epochs(Round round, Trial trial) throws IOException {
        return of(trial).learning().epochs() - (long) round.before();
    }

    /** Returns the metric that ranks the trials. */
    Metric metric() {
        Metric metric = spec.metric();
        return metric == null ? Answers.metrics(kind.orElseThrow()).get(0) : metric;
    }
}
