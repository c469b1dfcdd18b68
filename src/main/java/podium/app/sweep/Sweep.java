package podium.app.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import podium.app.compare.FinishedRuns;
import podium.app.compare.TestAnswers;
import podium.app.context.Context;
import podium.app.training.EpochsOf;
import podium.app.training.Train;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.metric.Bootstrap;
import podium.judge.competition.Competition;
import podium.judge.competition.Prepared;
import podium.lab.compare.Answers;
import podium.lab.compare.ComparedRun;
import podium.lab.sweep.SweepSpec;
import podium.lab.sweep.SweepStudy;
import podium.lab.sweep.TestFigure;
import podium.lab.sweep.Trial;
import podium.player.recipe.FoldChoice;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;
import podium.player.training.TrainingListener;

/**
 * Trains the trials of a sweep as ordinary runs, one after the other, and studies their figures on valid. A run that is there
 * already is reused, so that an interrupted sweep goes on, and the same sweep twice trains nothing.
 */
public final class Sweep {
    private final Competition competition;
    private final Context context;
    private final Train train;

    private final Consumer<String> log;

    public Sweep(Competition competition, Context context, TrainingListener listener, Consumer<String> log) {
        this.competition = competition;
        this.context = context;
        this.train = new Train(competition, context, listener, line -> {});
        this.log = log;
    }

    /**
     * A request for a sweep.
     *
     * @param settings keys of the recipe that all trials have, as YAML, in place of the recipe's
     * @param skipCorrupt true to skip images that cannot be decoded
     * @param memory the bytes of decoded images to keep in memory, for all trials together
     */
    public record Request(
            SweepSpec spec, Map<String, String> settings, boolean skipCorrupt, long memory, Bootstrap bootstrap) {
        public Request {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * What a sweep gave.
     *
     * @param test the figure on test of the best trial; empty if the solution of the competition is not here
     * @param trained how many runs were trained; the others were there already
     */
    public record Result(SweepStudy study, Optional<TestFigure> test, int trained) {}

    /**
     * Trains what is missing, and studies all trials.
     *
     * @throws podium.core.UsageException if a trial cannot be trained as the axes say; nothing is trained then
     * @throws podium.core.StoppedException if the listener stopped the training; the same request continues it later
     * @throws InputException if no trial gave a figure
     */
    public Result run(Request request, SweepWatch watch) throws IOException {
        SweepSpec spec = request.spec();
        TrialRecipes recipes = new TrialRecipes(context.workspace(), competition, spec, request.settings());
        PlannedTrials planned = new PlannedTrials(recipes);
        spec.method().search(spec.space(), planned);
        TrialRuns runs = new TrialRuns(train, recipes, request, watch, planned);
        spec.method().search(spec.space(), runs);
        runs.clean();
        SweepStudy study = study(request, recipes, runs);
        return new Result(study, test(study, request.bootstrap()), runs.trained());
    }

    private SweepStudy study(Request request, TrialRecipes recipes, TrialRuns runs) throws IOException {
        FinishedRuns reading = new FinishedRuns(context);
        List<SweepStudy.Finished> finished = new ArrayList<>();
        Map<Trial, SweepStudy.Failed> failed = new LinkedHashMap<>(runs.failed());
        try (Progress.Task task =
                context.progress().start("reading runs", runs.finished().size())) {
            for (Map.Entry<Trial, RunFolder> one : runs.finished().entrySet()) {
                try {
                    ComparedRun run = reading.read(one.getValue(), recipes.of(one.getKey()), competition.id());
                    finished.add(new SweepStudy.Finished(one.getKey(), run));
                } catch (InputException e) {
                    failed.put(one.getKey(), new SweepStudy.Failed(one.getKey(), String.valueOf(e.getMessage())));
                }
                task.step();
            }
        }
        if (finished.isEmpty()) {
            List<String> lines = new ArrayList<>(List.of("no trial of the sweep gave a figure on valid:"));
            failed.values().forEach(one -> lines.add(one.trial().words() + ": " + one.reason()));
            throw InputException.ofLines(lines);
        }
        return SweepStudy.of(request.spec(), finished, List.copyOf(failed.values()), request.bootstrap());
    }

    /** The figure on test of the best trial; empty, with a warning, if the private solution is not here. */
    private Optional<TestFigure> test(SweepStudy study, Bootstrap bootstrap) throws IOException {
        try {
            TestAnswers truth = TestAnswers.of(Prepared.open(context.workspace(), competition.id()), context);
            Answers best = truth.read(study.best().run().run().folder());
            Optional<Answers> second = Optional.empty();
            if (study.second().isPresent()) {
                second = Optional.of(truth.read(study.second().get().run().run().folder()));
            }
            return Optional.of(TestFigure.of(best, second, study.group().by(), bootstrap));
        } catch (InputException e) {
            context.warn().accept("no figure on test: " + e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Trains the best trial again on train and valid, each stage for as many epochs as led to its best epoch.
     *
     * @return the run
     */
    public Train.Result retrain(Request request, SweepStudy study) throws IOException {
        SweepStudy.Tried best = study.best();
        RunFolder folder = best.run().run().folder();
        Recipe recipe = new EpochsOf(folder).shortened(best.run().run().recipe(), FoldChoice.NONE, log);
        return train.run(new Train.Request(
                folder.recipeName(), recipe, FoldChoice.NONE, null, request.skipCorrupt(), request.memory()));
    }
}
