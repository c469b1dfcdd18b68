package podium.player.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import podium.core.Progress;
import podium.core.StoppedException;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.figures.HistoryFile;
import podium.player.figures.ScoreNotANumber;
import podium.player.images.Batch;
import podium.player.images.BatchSource;
import podium.player.loss.BatchLoss;
import podium.player.loss.EpochScores;
import podium.player.network.Parameters;
import podium.player.recipe.Checkpoint;
import podium.player.recipe.Recipe;
import podium.player.recipe.learning.LearningRate;

/**
 * Trains a network stage by stage, according to its recipe. Each epoch appends a row to history.csv, before which the
 * network of a run that is trained further has a row of its own. From time to time
 * a checkpoint is written. A training that continues from it ends with the same parameters, bit for bit, on the same
 * type of machine with the same number of threads.
 *
 * <p>All random numbers of epoch e depend only on (seed, e), those of dropout only on (seed, e, batch).
 */
public final class Trainer {
    private static final long CHECKPOINT_EVERY = TimeUnit.SECONDS.toNanos(10);
    private static final Parameters NONE = new Parameters(Map.of());

    private final TrainingJob job;
    private final Recipe recipe;
    private final TrainingListener listener;
    private final HistoryFile historyFile;
    private final CheckpointFile checkpoint;
    private final BatchLoss loss;
    private final EpochScores scores;
    private TrainingState state = TrainingState.START;
    private Parameters current;
    private int currentEpoch;
    private @Nullable Parameters best;
    private @Nullable Parameters stageBest;
    private long lastCheckpoint = System.nanoTime();

    private Trainer(TrainingJob job, Path folder, TrainingListener listener) {
        this.job = job;
        this.recipe = job.recipe();
        this.listener = listener;
        this.historyFile = new HistoryFile(folder.resolve("history.csv"));
        this.checkpoint = new CheckpointFile(folder.resolve("checkpoint"));
        this.loss = BatchLoss.of(recipe, job.data());
        this.scores = loss.newScores();
        this.current = job.initial();
    }

    /**
     * Trains to the end, starting from the folder's checkpoint if it has one.
     *
     * @param folder the folder of history.csv and of the checkpoint
     * @throws StoppedException if the listener stopped the training; a checkpoint was written after the last batch
     * @throws DivergedException if the loss or a parameter is not finite
     * @throws podium.core.InputException if an image cannot be read, or there is not enough memory
     */
    public static Trained train(TrainingJob job, Path folder, TrainingListener listener) throws IOException {
        return new Trainer(job, folder, listener).train();
    }

    private Trained train() throws IOException {
        Parameters optimizer = resume();
        while (state.position().stage() < recipe.learning().stages().size()) {
            try (StageRun stage = new StageRun(job, state.position().stage(), current, loss, listener.progress())) {
                stage.restore(optimizer, state.steps());
                train(stage);
                current = stage.parameters();
                currentEpoch = state.position().epoch();
            }
            if (recipe.choice().earlyStopping().restoreBest() && stageBest != null) {
                current = stageBest;
                currentEpoch = state.improvement().patience().bestEpoch();
            }
            stageBest = null;
            optimizer = NONE;
            state = state.nextStage();
        }
        return recipe.choice().checkpoint() == Checkpoint.BEST && best != null
                ? new Trained(best, state.improvement().best().bestEpoch(), historyFile.read())
                : new Trained(current, currentEpoch, historyFile.read());
    }

    /** Restores the checkpoint, if there is one, and returns the optimiser's arrays. */
    private Parameters resume() throws IOException {
        Optional<CheckpointFile.Read> earlier = checkpoint.read(job.data());
        if (earlier.isEmpty()) {
            historyFile.begin(recipe.figures(), job.data().classes());
            return NONE;
        }
        state = earlier.get().state();
        current = earlier.get().group("current").orElse(current);
        best = earlier.get().group("best").orElse(null);
        stageBest = earlier.get().group("stage-best").orElse(null);
        earlier.get().group("scores").ifPresent(scores::restore);
        historyFile.resume(state.position().epoch());
        return earlier.get().group("optimizer").orElse(NONE);
    }

    private void train(StageRun stage) throws IOException {
        if (state.position().equals(Position.START)
                && recipe.network().continuesRun()
                && job.data().valid().length > 0) {
            PartFigures before = stage.validate(current);
            historyFile.appendBefore(before);
            listener.before(before);
        }
        try (BatchSource batches = stage.batches(state)) {
            while (state.position().stageEpoch() < stage.epochs()
                    && !recipe.choice().earlyStopping().ends(state.improvement().patience())) {
                EpochClock clock = new EpochClock();
                trainEpoch(stage, batches, clock);
                finishEpoch(stage, clock);
            }
        }
    }

    private void trainEpoch(StageRun stage, BatchSource batches, EpochClock clock) throws IOException {
        String title = "epoch " + state.position().nextEpoch() + "/"
                + recipe.learning().epochs();
        try (Progress.Task task = listener.batches().start(title, stage.batchesPerEpoch())) {
            while (state.position().batch() < stage.batchesPerEpoch()) {
                Batch batch = batches.next();
                double loss = stage.step(batch, state, scores);
                requireFinite(loss);
                state = state.afterBatch(loss * batch.size(), stage.steps());
                clock.images(batch.size());
                task.note(clock.note(state.lossSum() / scores.images()));
                task.step();
                if (listener.stopped()) {
                    stop(stage);
                }
            }
        }
    }

    private void requireFinite(double loss) throws IOException {
        if (!Double.isFinite(loss)) {
            throw diverged(
                    "the loss is " + loss + " at batch " + (state.position().batch() + 1) + " of epoch "
                            + state.position().nextEpoch());
        }
    }

    /** Checks that the parameters are finite: a step can overflow although the loss before it was finite. */
    private void requireFinite(Parameters parameters) throws IOException {
        for (String name : parameters.names()) {
            for (float value : parameters.get(name).values()) {
                if (!Float.isFinite(value)) {
                    throw diverged("a value of " + name + " is " + value + " after batch "
                            + state.position().batch() + " of epoch "
                            + state.position().nextEpoch());
                }
            }
        }
    }

    private DivergedException diverged(String what) throws IOException {
        String kept = checkpoint.read(job.data()).map(Trainer::kept).orElse("there is no checkpoint yet");
        return new DivergedException(what + "; " + kept + "; lower the learning rate, or set optimizer.clip-norm=1");
    }

    private static String kept(CheckpointFile.Read checkpoint) {
        Position position = checkpoint.state().position();
        return position.batch() == 0
                ? "the checkpoint after epoch " + position.epoch() + " is kept"
                : "the checkpoint after batch " + position.batch() + " of epoch " + position.nextEpoch() + " is kept";
    }

    private void stop(StageRun stage) throws IOException {
        Parameters parameters = stage.parameters();
        requireFinite(parameters);
        writeCheckpoint(stage, parameters);
        throw new StoppedException("stopped after batch " + state.position().batch() + " of epoch "
                + state.position().nextEpoch());
    }

    private void finishEpoch(StageRun stage, EpochClock clock) throws IOException {
        Parameters parameters = stage.parameters();
        requireFinite(parameters); // the loss on valid can hide a NaN, because a rectifier turns it into 0
        int epoch = state.position().nextEpoch();
        PartFigures train;
        PartFigures valid;
        try {
            train = scores.figures(state.lossSum());
            valid = job.data().valid().length == 0 ? null : stage.validate(parameters);
        } catch (ScoreNotANumber e) {
            throw diverged(e.getMessage() + " after epoch " + epoch);
        }
        if (valid != null && !Double.isFinite(valid.loss())) {
            throw diverged("the loss on valid is " + valid.loss() + " after epoch " + epoch);
        }
        LearningRate rates = stage.rates(state);
        EpochFigures figures = new EpochFigures(
                epoch,
                stage.name(),
                stage.trainsBackbone() ? rates.backbone() : Double.NaN,
                rates.head(),
                clock.seconds(),
                clock.imagesPerSecond(),
                train,
                valid);
        boolean better = note(epoch, valid, parameters);
        historyFile.append(figures);
        scores.clear();
        listener.epoch(figures, better);
        boolean stageEnds = state.position().stageEpoch() == stage.epochs()
                || recipe.choice().earlyStopping().ends(state.improvement().patience());
        if (stageEnds || System.nanoTime() - lastCheckpoint > CHECKPOINT_EVERY) {
            writeCheckpoint(stage, parameters);
        }
    }

    /** Keeps the epoch's parameters if it is the best so far, and returns true if it is. */
    private boolean note(int epoch, @Nullable PartFigures valid, Parameters parameters) {
        if (valid == null) {
            state = state.afterEpoch(state.improvement());
            return false;
        }
        Improvement next =
                state.improvement().after(epoch, recipe.choice().metric().figure(valid), recipe);
        if (next.patience().bestEpoch() == epoch) {
            stageBest = parameters;
        }
        boolean better = next.best().bestEpoch() == epoch;
        if (better) {
            best = parameters;
        }
        state = state.afterEpoch(next);
        return better;
    }

    private void writeCheckpoint(StageRun stage, Parameters parameters) throws IOException {
        Map<String, Parameters> groups = new LinkedHashMap<>();
        groups.put("current", parameters);
        groups.put("optimizer", stage.optimizerState());
        groups.put("scores", scores.state());
        if (best != null) {
            groups.put("best", best);
        }
        if (stageBest != null) {
            groups.put("stage-best", stageBest);
        }
        checkpoint.write(job.data(), state, groups);
        lastCheckpoint = System.nanoTime();
    }
}
