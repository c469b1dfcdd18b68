package podium.app.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.core.InputException;
import podium.core.files.Engines;
import podium.core.files.FolderLock;
import podium.core.files.Manifest;
import podium.core.files.Manifest.Sum;
import podium.core.yaml.Spelling;
import podium.data.dataset.ImageSet;
import podium.judge.competition.Competition;
import podium.judge.competition.Splits;
import podium.player.images.ImageStore;
import podium.player.images.TrainingData;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.TrainingEngine;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.FoldChoice;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;
import podium.player.runs.RunFolder;
import podium.player.training.DivergedException;
import podium.player.training.TrainingJob;
import podium.player.training.TrainingListener;

/**
 * Trains a network by a recipe on a competition's images. It writes the folder of a run, with the model, its scores of
 * valid and test, and the results of the training. A finished run of the same recipe, inputs and seed is reused. If a
 * training was interrupted, it continues from its last checkpoint. Several trainings by one object share what they read.
 */
public final class Train {
    private final Competition competition;
    private final Context context;
    private final TrainingListener listener;
    private final Consumer<String> log;
    private @Nullable SharedImages images;

    public Train(Competition competition, Context context, TrainingListener listener, Consumer<String> log) {
        this.competition = competition;
        this.context = context;
        this.listener = listener;
        this.log = log;
    }

    /**
     * A request to train.
     *
     * @param name the name of the recipe
     * @param out the run's folder; null for the default one
     * @param skipCorrupt true to skip images that cannot be decoded
     * @param memory the bytes of decoded images to keep in memory
     * @param lengthening whether the training continues a shorter one, or may be continued by a longer one
     */
    public record Request(
            String name,
            Recipe recipe,
            FoldChoice folds,
            @Nullable Path out,
            boolean skipCorrupt,
            long memory,
            Lengthening lengthening) {
        /** A request for a training of its own. */
        public Request(
                String name, Recipe recipe, FoldChoice folds, @Nullable Path out, boolean skipCorrupt, long memory) {
            this(name, recipe, folds, out, skipCorrupt, memory, Lengthening.NONE);
        }
    }

    /**
     * How a training belongs to shorter and longer ones, which differ from it in the number of epochs of the last stage
     * alone. With a schedule that does not depend on this number, a training that continues a shorter one gives the same
     * bytes as one from the beginning.
     *
     * @param shorter the run of the shorter training, whose checkpoint is copied if it still has one; empty for none
     * @param keepsCheckpoint true if the checkpoint is kept at the end, for a longer training
     */
    public record Lengthening(Optional<RunFolder> shorter, boolean keepsCheckpoint) {
        /** A training of its own. */
        public static final Lengthening NONE = new Lengthening(Optional.empty(), false);
    }

    /** The folder of a run, and whether it is reused from an earlier training. */
    public record Result(RunFolder folder, boolean reused) {}

    /** A training whose folder is known. */
    private record Planned(
            Session session,
            TaskTraining training,
            WeightSource weights,
            Teacher teacher,
            List<Sum> inputs,
            String id,
            RunFolder folder) {}

    /**
     * Trains, or reuses a finished run.
     *
     * @throws podium.core.StoppedException if the listener stopped the training; the same request continues it later
     * @throws podium.player.training.DivergedException if the loss or a parameter is not finite; the folder says so
     * @throws podium.core.InputException if an image or the weights cannot be used, or the folder belongs to another
     *     run
     */
    public Result run(Request request) throws IOException {
        Planned planned = plan(request);
        Result made = train(planned);
        SharedImages images = planned.session().images();
        ImageSet.tellOfRenumberedMasks(listener.progress(), List.of(images.trainImages(), images.testImages()));
        return made;
    }

    /**
     * Returns the folder that a request trains into.
     *
     * @throws podium.core.InputException if an image list or the weights cannot be used
     */
    public RunFolder folder(Request request) throws IOException {
        return plan(request).folder();
    }

    private Planned plan(Request request) throws IOException {
        TaskTraining training = TaskTraining.of(request.recipe().task());
        training.requireTruth(competition);
        if (images == null) {
            images = SharedImages.open(competition, context, listener.progress());
        }
        Session session = new Session(request, competition, images, context, listener, log);
        Recipe recipe = request.recipe();
        WeightSource weights = WeightSource.parse(
                recipe.network().weights(), context.workspace().root());
        Optional<Start> from = Start.of(recipe, context.workspace().root());
        if (from.isPresent()) {
            from.get().requireFit(recipe, recipe.outputs(competition.classes()), request.folds());
        }
        Teacher teacher = new Teacher(session);
        TrainingInputs sums = new TrainingInputs(session);
        List<Sum> inputs = sums.sums(read(weights, teacher), training.truth(session, sums));
        if (from.isPresent()) {
            from.get().requireSameSplit(request.folds(), inputs);
        }
        String id = Manifest.runId(request.name(), RecipeFile.format(recipe), inputs, recipe.seed());
        RunFolder folder = new RunFolder(
                request.out() == null
                        ? context.workspace().submissions(competition.id()).resolve(id)
                        : request.out());
        return new Planned(session, training, weights, teacher, inputs, id, folder);
    }

    private Result train(Planned planned) throws IOException {
        Request request = planned.session().request();
        Recipe recipe = request.recipe();
        RunFolder folder = planned.folder();
        if (!folder.finished()) { // A platform without an engine is told before anything is written.
            TrainingEngine.here().load();
            context.predicting();
        }
        try (FolderLock lock = FolderLock.take(folder.lock())) {
            Optional<Manifest> earlier = Manifest.read(folder.path());
            folder.requireRun(planned.id());
            if (earlier.isPresent()
                    && earlier.get().changedOutputs(folder.path()).isEmpty()) {
                return new Result(folder, true);
            }
            Instant start = context.clock().instant();
            long began = System.nanoTime();
            folder.begin(planned.id(), recipe, recipe.outputs(competition.classes()));
            if (request.lengthening().shorter().isPresent()) {
                folder.takeCheckpoint(request.lengthening().shorter().get());
            }
            make(planned);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Manifest.of(planned.id(), planned.inputs(), outputs(folder), recipe.seed(), context.program(), start, took)
                    .with(new Engines(
                            TrainingEngine.here().title(), context.predicting().title()))
                    .write(folder.path());
            if (!request.lengthening().keepsCheckpoint()) {
                folder.clean();
            }
            return new Result(folder, false);
        } catch (DivergedException e) {
            folder.writeDiverged(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** The positions of the classes that the recipe leaves out. */
    private static List<Integer> leftOut(Recipe recipe, List<String> classes, FoldChoice folds) {
        List<String> names = recipe.images().leaveOut();
        for (String name : names) {
            if (!classes.contains(name)) {
                throw new InputException(
                        "leave-out names " + name + ", which is not a class of the competition; did you" + " mean "
                                + Spelling.nearest(name, classes) + "?");
            }
        }
        if (!names.isEmpty() && (folds == FoldChoice.ALL || new HashSet<>(names).size() == classes.size())) {
            throw new InputException(
                    folds == FoldChoice.ALL
                            ? "leave-out is set, and --folds all scores every image; use --folds competition or none"
                            : "leave-out names every class; expected one class at least that is learnt");
        }
        return recipe.images().leftOut(classes);
    }

    /** The files of other networks that the training reads: initial weights and a teacher. */
    private static List<Path> read(WeightSource weights, Teacher teacher) throws IOException {
        List<Path> files = new ArrayList<>();
        Path file = weights.file();
        if (file != null) {
            files.add(file);
        }
        teacher.run().ifPresent(run -> files.add(run.model().parameters()));
        return files;
    }

    private static List<Sum> outputs(RunFolder folder) throws IOException {
        List<Sum> sums = new ArrayList<>();
        for (Path file : folder.outputs()) {
            sums.add(Sum.of(folder.path().toAbsolutePath().normalize(), file));
        }
        return sums;
    }

    private static void make(Planned planned) throws IOException {
        Session session = planned.session();
        TaskTraining training = planned.training();
        Recipe recipe = session.request().recipe();
        FoldChoice choice = session.request().folds();
        training.requireFolds(choice);
        List<Integer> leftOut = leftOut(recipe, session.competition().classes(), choice);
        List<String> outputs = recipe.outputs(session.competition().classes());
        NetworkSpec network = recipe.trainingNetwork(outputs.size());
        Weights.Loaded loaded = Weights.load(network, planned.weights(), recipe.seed());
        loaded.report().lines().forEach(session.log());
        Splits splits = session.splits();
        ImageStore store = training.store(session);
        LabelledTrain labels = LabelledTrain.of(session.competition(), splits, session.trainImages(), store.ids());
        TrainingData data = new TrainingData(
                store,
                training.targets(labels),
                outputs,
                labels.where(image -> !labels.has(image, leftOut)
                        && (choice != FoldChoice.COMPETITION || !labels.in(image, splits.validFold()))),
                labels.where(image -> !labels.has(image, leftOut)
                        && choice == FoldChoice.COMPETITION
                        && labels.in(image, splits.validFold())));
        int threads = session.context().threads();
        training.train(
                session,
                new TrainingJob(
                        recipe,
                        network,
                        loaded.parameters(),
                        planned.teacher().teach(data),
                        session.context().predicting(),
                        threads),
                labels.dealtFolds(),
                planned.folder());
    }
}
