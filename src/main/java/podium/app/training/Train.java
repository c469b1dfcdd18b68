package podium.app.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.core.InputException;
import podium.core.UsageException;
import podium.core.files.FolderLock;
import podium.core.files.Manifest;
import podium.core.files.Manifest.Sum;
import podium.data.dataset.ImageSet;
import podium.judge.competition.Competition;
import podium.judge.competition.Splits;
import podium.judge.competition.Task;
import podium.player.images.ImageStore;
import podium.player.images.TrainingData;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.prediction.ClassOutputs;
import podium.player.prediction.ClassScores;
import podium.player.prediction.Classifier;
import podium.player.prediction.Segmenter;
import podium.player.recipe.FoldChoice;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;
import podium.player.runs.RunFolder;
import podium.player.training.CrossValidation;
import podium.player.training.Trained;
import podium.player.training.Trainer;
import podium.player.training.TrainingJob;
import podium.player.training.TrainingListener;
import podium.report.tables.ClassTable;

/**
 * Trains a recipe on a competition's images and leaves a run's folder with the model, its scores of valid and test, and how
 * the training went. A run of the same recipe, inputs and seed is reused; one that was broken off is gone on with.
 */
public final class Train {
    private final Competition competition;
    private final Context context;
    private final TrainingListener listener;
    private final Consumer<String> log;

    public Train(Competition competition, Context context, TrainingListener listener, Consumer<String> log) {
        this.competition = competition;
        this.context = context;
        this.listener = listener;
        this.log = log;
    }

    /**
     * What a user asks for.
     *
     * @param name of the recipe
     * @param out the run's folder, null for the usual place and name
     * @param skipCorrupt whether images that cannot be decoded are left out
     * @param memory bytes of decoded images that are kept
     */
    public record Request(
            String name,
            Recipe recipe,
            FoldChoice folds,
            @Nullable Path out,
            boolean skipCorrupt,
            long memory) {}

    /** A run's folder, made now or earlier. */
    public record Result(RunFolder folder, boolean reused) {}

    /**
     * Trains, or finds that it was done.
     *
     * @throws podium.core.StoppedException if the listener stopped it; the same request goes on later
     * @throws InputException if an image or the weights cannot be used, or the folder is another run's
     */
    public Result run(Request request) throws IOException {
        Recipe recipe = request.recipe();
        requireMasks(recipe);
        ImageSet trainImages = competition.trainImages(context.workspace());
        ImageSet testImages = competition.testImages(context.workspace());
        Result made = train(request, trainImages, testImages);
        ImageSet.tellOfRenumberedMasks(listener.progress(), List.of(trainImages, testImages));
        return made;
    }

    /** The masks of a competition that is about classes alone are not looked at. */
    private void requireMasks(Recipe recipe) {
        if (recipe.task() == Task.SEGMENTATION && !competition.wanted().masks()) {
            throw new UsageException("competition " + competition.id() + " has no masks to train a segmenter on, since"
                    + " its tasks are [classification]; train a classifier, or say --set tasks='[classification,"
                    + " segmentation]' where there are masks");
        }
    }

    private Result train(Request request, ImageSet trainImages, ImageSet testImages) throws IOException {
        Recipe recipe = request.recipe();
        Splits splits = Splits.of(competition, trainImages, testImages, listener.progress());
        WeightSource weights = WeightSource.parse(
                recipe.network().weights(), context.workspace().root());
        List<Sum> inputs = new TrainingInputs(context.workspace(), context.threads(), listener.progress())
                .of(recipe.task(), request.folds(), splits, trainImages, testImages, read(recipe, weights));
        String id = Manifest.runId(request.name(), RecipeFile.format(recipe), inputs, recipe.seed());
        RunFolder folder = new RunFolder(
                request.out() == null
                        ? context.workspace().submissions(competition.id()).resolve(id)
                        : request.out());
        try (FolderLock lock = FolderLock.take(folder.lock())) {
            Optional<Manifest> earlier = Manifest.read(folder.path());
            folder.requireRun(id);
            if (earlier.isPresent()
                    && earlier.get().changedOutputs(folder.path()).isEmpty()) {
                return new Result(folder, true);
            }
            Instant start = context.clock().instant();
            long began = System.nanoTime();
            folder.begin(id, recipe, recipe.outputs(competition.classes()));
            make(request, splits, trainImages, testImages, weights, folder);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Manifest.of(id, inputs, outputs(folder), recipe.seed(), context.program(), start, took)
                    .write(folder.path());
            folder.clean();
            return new Result(folder, false);
        }
    }

    private static List<Sum> outputs(RunFolder folder) throws IOException {
        List<Sum> sums = new ArrayList<>();
        for (Path file : folder.outputs()) {
            sums.add(Sum.of(folder.path().toAbsolutePath().normalize(), file));
        }
        return sums;
    }

    private void make(
            Request request,
            Splits splits,
            ImageSet trainImages,
            ImageSet testImages,
            WeightSource weights,
            RunFolder folder)
            throws IOException {
        Recipe recipe = request.recipe();
        boolean segments = recipe.task() == Task.SEGMENTATION;
        if (segments && request.folds() == FoldChoice.ALL) {
            throw new UsageException("--folds all is of classifiers; a segmenter takes competition or none");
        }
        List<String> outputs = recipe.outputs(competition.classes());
        NetworkSpec network = recipe.trainingNetwork(outputs.size());
        Weights.Loaded loaded = Weights.load(network, weights, recipe.seed());
        loaded.report().lines().forEach(log);
        ImageStore store = segments
                ? labelledStore(trainImages, splits.trainAll(), request)
                : store(
                        trainImages,
                        splits.trainAll(),
                        recipe.images()
                                .augmentation()
                                .storedSide(recipe.network().size()),
                        request);
        LabelledTrain labels = LabelledTrain.of(competition, splits, trainImages, store.ids());
        TrainingData data = new TrainingData(
                store,
                segments ? labels.targetsWithBackground() : labels.targets(),
                outputs,
                labels.where(
                        image -> request.folds() != FoldChoice.COMPETITION || !labels.in(image, splits.validFold())),
                labels.where(
                        image -> request.folds() == FoldChoice.COMPETITION && labels.in(image, splits.validFold())));
        TrainingJob job =
                new TrainingJob(recipe, network, loaded.parameters(), taught(data, request), context.threads());
        if (segments) {
            segment(request, job, testImages, splits.test(), folder);
            return;
        }
        Outcome outcome = fit(request, job, labels, folder);
        folder.model().write(network, outcome.trained().parameters());
        ClassTable table = new RunReport(folder, recipe, data).write(outcome);
        if (table != null) {
            table.text().lines().forEach(log);
        }
        ImageStore tests = store(testImages, splits.test(), recipe.network().size(), request);
        try (Classifier classifier = Classifier.open(folder)) {
            classifier
                    .outputs(tests, context.threads(), listener.progress())
                    .write(folder.testScores(), folder.testLogits());
        }
    }

    /** The files of other networks that a recipe reads. */
    private List<Path> read(Recipe recipe, WeightSource weights) throws IOException {
        List<Path> files = new ArrayList<>();
        Path file = weights.file();
        if (file != null) {
            files.add(file);
        }
        teacher(recipe).ifPresent(run -> files.add(run.model().parameters()));
        return files;
    }

    private Optional<RunFolder> teacher(Recipe recipe) {
        String teacher = recipe.robustness().distillation().teacher();
        return teacher.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunFolder(context.workspace().root().resolve(teacher)));
    }

    private TrainingData taught(TrainingData data, Request request) throws IOException {
        Optional<RunFolder> teacher = teacher(request.recipe());
        if (teacher.isEmpty()) {
            return data;
        }
        if (teacher.get().readRecipe().task() != Task.CLASSIFICATION) {
            throw new InputException(teacher.get().path() + ": a segmenter's run; a teacher is a classifier's run");
        }
        try (Classifier classifier = Classifier.open(teacher.get())) {
            if (!classifier.classes().equals(data.classes())) {
                throw new InputException(teacher.get().path() + ": a teacher of "
                        + String.join(", ", classifier.classes()) + "; expected one of "
                        + String.join(", ", data.classes()));
            }
            return data.taught(classifier
                    .outputs(data.images(), context.threads(), listener.progress())
                    .logits()
                    .scores());
        }
    }

    private void segment(Request request, TrainingJob job, ImageSet testImages, List<String> tests, RunFolder folder)
            throws IOException {
        Trained trained =
                Trainer.train(request.folds() == FoldChoice.NONE ? job.withoutChoice() : job, folder.path(), listener);
        folder.model().write(job.network(), trained.parameters());
        try (Segmenter segmenter = Segmenter.open(folder)) {
            new SegmenterReport(folder, job, segmenter, listener.progress())
                    .write(trained, testImages, tests)
                    .ifPresent(table -> table.lines().forEach(log));
        }
    }

    private ImageStore labelledStore(ImageSet images, List<String> ids, Request request) throws IOException {
        List<String> labelled = ids.stream().filter(images::hasMask).toList();
        if (labelled.isEmpty()) {
            throw new InputException("none of the " + ids.size() + " images of train and valid has a label map; a"
                    + " segmenter needs them");
        }
        if (labelled.size() < ids.size()) {
            log.accept(labelled.size() + " of " + ids.size() + " images have a label map; the others are left out");
        }
        return readable(ImageStore.ofLabelled(images, labelled, request.memory()), request);
    }

    private ImageStore store(ImageSet images, List<String> ids, int side, Request request) throws IOException {
        return readable(ImageStore.of(images, ids, side, request.memory()), request);
    }

    private ImageStore readable(ImageStore store, Request request) throws IOException {
        if (!request.skipCorrupt()) {
            return store;
        }
        ImageStore readable = store.withoutCorrupt(context.threads(), listener.progress());
        readable.leftOut().values().forEach(problem -> log.accept("left out: " + problem));
        if (!readable.leftOut().isEmpty()) {
            log.accept(readable.leftOut().size() + " of " + store.size() + " images left out");
        }
        return readable;
    }

    private Outcome fit(Request request, TrainingJob job, LabelledTrain labels, RunFolder folder) throws IOException {
        if (request.folds() == FoldChoice.ALL) {
            float[][] scores = new float[labels.folds().size()][];
            float[][] logits = new float[scores.length][];
            Trained trained = CrossValidation.train(job, labels.folds(), folder, listener, (part, network, images) -> {
                ClassOutputs outputs = outputs(part, network, images);
                for (int i = 0; i < images.length; i++) {
                    scores[images[i]] = outputs.scores().row(i);
                    logits[images[i]] = outputs.logits().row(i);
                }
            });
            List<String> ids = job.data().images().ids();
            ClassOutputs outOfFold = new ClassOutputs(
                    new ClassScores(competition.classes(), ids, scores),
                    new ClassScores(competition.classes(), ids, logits));
            return new Outcome(trained, job.data().train(), Optional.of(outOfFold), true);
        }
        Trained trained =
                Trainer.train(request.folds() == FoldChoice.NONE ? job.withoutChoice() : job, folder.path(), listener);
        int[] valid = job.data().valid();
        return new Outcome(
                trained,
                valid,
                valid.length == 0 ? Optional.empty() : Optional.of(outputs(job, trained, valid)),
                false);
    }

    private ClassOutputs outputs(TrainingJob job, Trained trained, int[] images) throws IOException {
        try (Classifier classifier = Classifier.of(job.recipe(), competition.classes(), trained.parameters())) {
            return classifier.outputs(job.data().images(), images, job.threads(), listener.progress());
        }
    }

    /** A trained network and its outputs for the images that choices are made by. */
    static final class Outcome {
        private final Trained trained;
        private final int[] valid;
        private final Optional<ClassOutputs> outputs;
        private final boolean outOfFold;

        Outcome(Trained trained, int[] valid, Optional<ClassOutputs> outputs, boolean outOfFold) {
            this.trained = trained;
            this.valid = valid;
            this.outputs = outputs;
            this.outOfFold = outOfFold;
        }

        Trained trained() {
            return trained;
        }

        /** Indices of these images. */
        int[] valid() {
            return valid;
        }

        /** The outputs for these, in that order; empty where there are none. */
        Optional<ClassOutputs> outputs() {
            return outputs;
        }

        /** Whether each was scored by a network that had not seen its fold. */
        boolean outOfFold() {
            return outOfFold;
        }
    }
}
