package podium.player.prediction;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import podium.core.Progress;
import podium.data.image.RgbImage;
import podium.data.tiles.Tiling;
import podium.judge.competition.Labelling;
import podium.player.figures.DecisionRule;
import podium.player.images.Batch;
import podium.player.images.BatchPlan;
import podium.player.images.ImageBatches;
import podium.player.images.ImageMeans;
import podium.player.images.ImagePart;
import podium.player.images.ImageStore;
import podium.player.images.InputPlanes;
import podium.player.images.NetworkSquare;
import podium.player.network.HeadActivation;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.Engine;
import podium.player.network.running.InferenceNetwork;
import podium.player.recipe.InputSettings;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * A trained classifier. If its recipe cuts images into tiles, an image's scores are means of the probabilities of its
 * tiles, and its logits are means of theirs. If its recipe sets flip averaging, scores and logits are also means over
 * the image and its mirror image.
 *
 * <pre>{@code
 * try (Classifier classifier = Classifier.open(new RunFolder(path), engine)) {
 *     ClassOutputs outputs = classifier.outputs(images, 2, progress); // images x classes
 * }
 * }</pre>
 */
public final class Classifier implements AutoCloseable {
    private static final int BATCH = 16;

    private final Recipe recipe;
    private final List<String> classes;
    private final InferenceNetwork network;
    private final InputPlanes planes;

    private Classifier(Recipe recipe, List<String> classes, InferenceNetwork network) {
        this.recipe = recipe;
        this.classes = List.copyOf(classes);
        this.network = network;
        this.planes = InputPlanes.of(recipe.network().input());
    }

    /** Opens the network of a run folder. Only the folder is needed. */
    public static Classifier open(RunFolder run, Engine engine) throws IOException {
        Recipe recipe = run.readRecipe();
        List<String> classes = run.readClasses();
        return of(recipe, classes, run.model().read(recipe.trainingNetwork(classes.size())), engine);
    }

    /** Creates a classifier from its parameters. */
    public static Classifier of(Recipe recipe, List<String> classes, Parameters parameters, Engine engine) {
        NetworkSpec spec = recipe.trainingNetwork(classes.size());
        return new Classifier(recipe, classes, engine.inference(spec.graph(Purpose.INFERENCE), parameters));
    }

    public List<String> classes() {
        return classes;
    }

    /** Returns the side in pixels at which images must be stored for this classifier. */
    public int size() {
        return recipe.network().size();
    }

    /** Returns how images must be cut into tiles for this classifier; empty for whole images. */
    public Optional<Tiling> tiling() {
        return recipe.images().tiling();
    }

    /** Returns how many classes an image has. */
    public Labelling labels() {
        return recipe.prediction().labels();
    }

    /** Returns the input of the network, by which images must be stored for this classifier. */
    public InputSettings input() {
        return recipe.network().input();
    }

    /** Returns the planes of the network's input. */
    public InputPlanes planes() {
        return planes;
    }

    /** Returns the rule by which the recipe turns scores into decisions. */
    public DecisionRule decision() {
        return recipe.prediction().decision();
    }

    /** Computes the outputs for all images of a store, in its order. */
    public ClassOutputs outputs(ImageStore images, int threads, Progress progress) throws IOException {
        return outputs(images, IntStream.range(0, images.size()).toArray(), threads, progress);
    }

    /** Computes the outputs for some images of a store, in the order of their indices. */
    public ClassOutputs outputs(ImageStore images, int[] indices, int threads, Progress progress) throws IOException {
        int[] pictures = images.pictures().of(indices);
        ImageMeans scores = new ImageMeans(images.pictures());
        ImageMeans logits = new ImageMeans(images.pictures());
        each(images, pictures, threads, progress, (picture, rows, row) -> {
            scores.add(picture, rows.scores, row * classes.size(), classes.size());
            logits.add(picture, rows.logits, row * classes.size(), classes.size());
        });
        List<String> ids = IntStream.of(indices).mapToObj(images.ids()::get).toList();
        return new ClassOutputs(
                new ClassScores(classes, ids, scores.rows()), new ClassScores(classes, ids, logits.rows()));
    }

    /** Computes the logits of each picture of a store, which is an image or a tile: pictures x classes. */
    public float[][] logitsOfPictures(ImageStore images, int threads, Progress progress) throws IOException {
        int[] pictures = IntStream.range(0, images.pictures().size()).toArray();
        float[][] logits = new float[pictures.length][];
        each(
                images,
                pictures,
                threads,
                progress,
                (picture, rows, row) -> logits[picture] =
                        Arrays.copyOfRange(rows.logits, row * classes.size(), (row + 1) * classes.size()));
        return logits;
    }

    /** A receiver of the outputs of pictures. */
    private interface Receiver {
        void take(int picture, Rows rows, int row);
    }

    private void each(ImageStore images, int[] pictures, int threads, Progress progress, Receiver receiver)
            throws IOException {
        BatchPlan plan = new BatchPlan(
                        recipe.network().size(), BATCH, planes, recipe.images().augmentation(), false, 0, threads)
                .asTheyAre();
        try (ImageBatches batches = ImageBatches.start(images, pictures, plan, 0, 0, 1);
                Progress.Task task = progress.start("predicting", pictures.length)) {
            while (batches.hasNext()) {
                Batch batch = batches.next();
                Rows rows = forward(batch.values(), batch.size());
                for (int row = 0; row < batch.size(); row++) {
                    receiver.take(batch.picture(row), rows, row);
                    task.step();
                }
            }
        }
    }

    /** Computes the scores of one image of any size. */
    public float[] scores(RgbImage image) {
        List<ImagePart> parts = ImagePart.of(image, tiling());
        int size = recipe.network().size();
        NetworkSquare square = NetworkSquare.of(recipe.network().input());
        double[] sums = new double[classes.size()];
        for (int first = 0; first < parts.size(); first += BATCH) {
            int rows = Math.min(BATCH, parts.size() - first);
            float[] pixels = planes.array(rows, size * size);
            for (int row = 0; row < rows; row++) {
                planes.write(square.of(parts.get(first + row).of(image)), pixels, row * planes.count() * size * size);
            }
            float[] scores = forward(pixels, rows).scores;
            for (int i = 0; i < scores.length; i++) {
                sums[i % sums.length] += scores[i];
            }
        }
        float[] mean = new float[sums.length];
        for (int label = 0; label < mean.length; label++) {
            mean[label] = (float) (sums[label] / parts.size());
        }
        return mean;
    }

    /** Scores and logits, each of shape rows x classes. */
    private static final class Rows {
        private final float[] scores;
        private final float[] logits;

        Rows(float[] scores, float[] logits) {
            this.scores = scores;
            this.logits = logits;
        }
    }

    /** Computes the outputs for network input of shape rows x planes x size x size. */
    private Rows forward(float[] pixels, int rows) {
        HeadActivation activation = recipe.network().head().activation();
        float[] logits = network.forward(pixels, rows);
        float[] scores = activation.scores(logits, classes.size());
        if (recipe.prediction().flipAveraging()) {
            float[] mirrored =
                    network.forward(BothViews.mirrored(pixels, recipe.network().size()), rows);
            scores = BothViews.means(scores, activation.scores(mirrored, classes.size()));
            logits = BothViews.means(logits, mirrored);
        }
        return new Rows(scores, logits);
    }

    @Override
    public void close() {
        network.close();
    }
}
