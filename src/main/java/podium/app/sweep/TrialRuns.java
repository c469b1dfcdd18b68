package podium.app.sweep;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import podium.app.training.Train;
import podium.core.InputException;
import podium.lab.sweep.Round;
import podium.lab.sweep.SweepStudy;
import podium.lab.sweep.Trial;
import podium.lab.sweep.Trials;
import podium.player.figures.Figures;
import podium.player.figures.RunFigures;
import podium.player.recipe.FoldChoice;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/** Trains trials as runs, one after the other, and keeps what came of each. */
final class TrialRuns implements Trials {
    private final Train train;
    private final TrialRecipes recipes;
    private final Sweep.Request request;
    private final SweepWatch watch;
    private final PlannedTrials planned;
    private final Map<Trial, RunFolder> finished = new LinkedHashMap<>();
    private final Map<Trial, SweepStudy.Failed> failed = new LinkedHashMap<>();
    private int begun;
    private int trained;
    private long begunEpochs;
    private long trainedEpochs;
    private double seconds;
    private boolean reused;
    private double best = Double.NaN;

    /**
     * The trials of a sweep.
     *
     * @param planned all trials of the sweep, as they were planned
     */
    TrialRuns(Train train, TrialRecipes recipes, Sweep.Request request, SweepWatch watch, PlannedTrials planned) {
        this.train = train;
        this.recipes = recipes;
        this.request = request;
        this.watch = watch;
        this.planned = planned;
    }

    @Override
    public List<Double> run(Round round, List<Trial> trials) throws IOException {
        List<Double> scores = new ArrayList<>();
        for (Trial trial : trials) {
            begun++;
            double figure = figure(round, trial);
            boolean better = recipes.metric().smallerIsBetter() ? figure < best : figure > best;
            best = better || Double.isNaN(best) ? figure : best;
            SweepStudy.Failed failure = failed.get(trial);
            watch.ended(new SweepWatch.Ended(
                    begun, planned.trials(), trial, figure, best, reused, failure == null ? "" : failure.reason()));
            scores.add(recipes.metric().smallerIsBetter() ? -figure : figure);
        }
        return scores;
    }

    /** Trains a trial, unless it was trained before. A trial that cannot be trained has a reason, and the figure NaN. */
    private double figure(Round round, Trial trial) throws IOException {
        Train.Request wanted = request(round, trial);
        long left = planned.epochs() - begunEpochs;
        begunEpochs += recipes.epochs(round, trial);
        reused = true;
        try {
            RunFolder folder = train.folder(wanted);
            Optional<String> diverged = folder.diverged();
            if (diverged.isPresent()) {
                return fail(trial, diverged.get());
            }
            if (!folder.finished()) {
                watch.begun(new SweepWatch.Begun(begun, planned.trials(), trial, time(left)));
            }
            long start = System.nanoTime();
            Train.Result made = train.run(wanted);
            reused = made.reused();
            if (!reused) {
                trained++;
                trainedEpochs += recipes.epochs(round, trial);
                seconds += (System.nanoTime() - start) / 1e9;
            }
            finished.put(trial, made.folder());
            Figures valid = RunFigures.read(made.folder().figures()).valid();
            return valid == null ? fail(trial, "the run has no valid images") : valid.figure(recipes.metric());
        } catch (InputException e) {
            reused = false;
            return fail(trial, String.valueOf(e.getMessage()));
        }
    }

    private double fail(Trial trial, String reason) {
        failed.put(trial, new SweepStudy.Failed(trial, reason));
        return Double.NaN;
    }

    private Train.Request request(Round round, Trial trial) throws IOException {
        Optional<RunFolder> shorter = round.before() == 0
                ? Optional.empty()
                : Optional.ofNullable(finished.get(trial.withEpochs(round.before())));
        Recipe recipe = recipes.of(trial);
        return new Train.Request(
                request.spec().recipeOf(trial),
                recipe,
                FoldChoice.COMPETITION,
                null,
                request.skipCorrupt(),
                request.memory(),
                new Train.Lengthening(shorter, round.epochs().isPresent()));
    }

    /** The time that epochs take, if each takes as long as those so far; empty before the first. */
    private Optional<Duration> time(long epochs) {
        return trainedEpochs == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.round(seconds / trainedEpochs * epochs)));
    }

    /** Deletes the checkpoints that trials kept for longer ones. */
    void clean() throws IOException {
        for (RunFolder run : finished.values()) {
            run.clean();
        }
    }

    Map<Trial, RunFolder> finished() {
        return finished;
    }

    Map<Trial, SweepStudy.Failed> failed() {
        return failed;
    }

    int trained() {
        return trained;
    }
}
