package podium.player.prediction;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;
import podium.data.tiles.Tiling;
import podium.judge.competition.Task;
import podium.player.images.Batch;
import podium.player.images.BatchPlan;
import podium.player.images.ImageBatches;
import podium.player.images.ImageMeans;
import podium.player.images.ImageStore;
import podium.player.images.InputPlanes;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.Engine;
import podium.player.network.running.InferenceNetwork;
import podium.player.recipe.InputSettings;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * A trained classifier in two parts, which gives the features between backbone and head as well as the logits. If its
 * recipe sets flip averaging, both are means over the image and its mirror image; if it cuts tiles, over these. More than
 * {@value #MOST_FEATURES} features are projected on as many random directions.
 *
 * <pre>{@code
 * try (Embedder embedder = Embedder.open(run, engine)) {
 *     Embeddings embeddings = embedder.embeddings(images, 2, progress);
 * }
 * }</pre>
 */
public final class Embedder implements AutoCloseable {
    /** The largest number of features of an image. */
    public static final int MOST_FEATURES = RandomDirections.DIRECTIONS;

    private static final int BATCH = 16;

    private final Recipe recipe;
    private final InferenceNetwork backbone;
    private final InferenceNetwork head;

    private Embedder(Recipe recipe, InferenceNetwork backbone, InferenceNetwork head) {
        this.recipe = recipe;
        this.backbone = backbone;
        this.head = head;
    }

    /**
     * Opens the network of a run folder. Only the folder is needed.
     *
     * @throws UsageException if the run is not a classifier's
     */
    public static Embedder open(RunFolder run, Engine engine) throws IOException {
        Recipe recipe = run.readRecipe();
        if (recipe.task() != Task.CLASSIFICATION) {
            throw new UsageException(run.path() + " is the run of a segmenter; expected that of a classifier");
        }
        NetworkSpec spec = recipe.trainingNetwork(run.readClasses().size());
        Parameters parameters = run.model().read(spec);
        InferenceNetwork backbone = engine.inference(spec.graph(Purpose.FEATURES), parameters);
        try {
            return new Embedder(recipe, backbone, engine.inference(spec.headGraph(Purpose.INFERENCE), parameters));
        } catch (RuntimeException e) {
            backbone.close();
            throw e;
        }
    }

    /** Returns the side in pixels at which images must be stored. */
    public int size() {
        return recipe.network().size();
    }

    /** Returns the input of the network, by which images must be stored. */
    public InputSettings input() {
        return recipe.network().input();
    }

    /** Returns how images must be cut into tiles; empty for whole images. */
    public Optional<Tiling> tiling() {
        return recipe.images().tiling();
    }

    /**
     * Computes the embeddings of all images of a store, in its order.
     *
     * @throws InputException if a feature or a logit is not a finite number
     */
    public Embeddings embeddings(ImageStore images, int threads, Progress progress) throws IOException {
        ImageMeans features = new ImageMeans(images.pictures());
        ImageMeans logits = new ImageMeans(images.pictures());
        BatchPlan plan = new BatchPlan(
                        size(), BATCH, InputPlanes.of(input()), recipe.images().augmentation(), false, 0, threads)
                .asTheyAre();
        int[] pictures = IntStream.range(0, images.pictures().size()).toArray();
        try (ImageBatches batches = ImageBatches.start(images, pictures, plan, 0, 0, 1);
                Progress.Task task = progress.start("computing features", pictures.length)) {
            while (batches.hasNext()) {
                Batch batch = batches.next();
                Rows rows = forward(batch);
                for (int row = 0; row < batch.size(); row++) {
                    features.add(batch.picture(row), rows.features[row], 0, rows.features[row].length);
                    logits.add(batch.picture(row), rows.logits[row], 0, rows.logits[row].length);
                    task.step();
                }
            }
        }
        return embeddings(images.ids(), features.rows(), logits.rows());
    }

    /** Features and logits of a batch, each of shape rows x numbers. */
    private static final class Rows {
        private final float[][] features;
        private final float[][] logits;

        Rows(float[][] features, float[][] logits) {
            this.features = features;
            this.logits = logits;
        }
    }

    private Rows forward(Batch batch) {
        int rows = batch.size();
        float[] features = backbone.forward(batch.values(), rows);
        float[] logits = head.forward(features, rows);
        if (recipe.prediction().flipAveraging()) {
            float[] mirrored = backbone.forward(BothViews.mirrored(batch.values(), size()), rows);
            logits = BothViews.means(logits, head.forward(mirrored, rows));
            features = BothViews.means(features, mirrored);
        }
        return new Rows(RandomDirections.projected(BothViews.rows(features, rows)), BothViews.rows(logits, rows));
    }

    private Embeddings embeddings(List<String> ids, float[][] features, float[][] logits) {
        try {
            return new Embeddings(recipe.network().head().activation(), ids, features, logits);
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "the network gives numbers that are not finite (" + e.getMessage() + "); train it again at a"
                            + " lower learning rate",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            head.close();
        } finally {
            backbone.close();
        }
    }
}
