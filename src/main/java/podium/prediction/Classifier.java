package podium.prediction;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import podium.Progress;
import podium.dataset.RgbImage;
import podium.network.InferenceNetwork;
import podium.network.NetworkSpec;
import podium.network.Parameters;
import podium.network.Purpose;
import podium.training.Batch;
import podium.training.BatchPlan;
import podium.training.DecisionRule;
import podium.training.ImageBatches;
import podium.training.ImageStore;
import podium.training.Recipe;
import podium.training.RunFolder;

/**
 * A trained network that scores images, fused for inference; where its recipe says so, an image's scores are the mean of
 * those of the image and of its mirror image.
 *
 * <pre>{@code
 * try (Classifier classifier = Classifier.open(new RunFolder(path))) {
 *     float[][] scores = classifier.scores(images, 2, progress); // images x classes
 * }
 * }</pre>
 */
public final class Classifier implements AutoCloseable {
    private static final int BATCH = 16;

    private final Recipe recipe;
    private final List<String> classes;
    private final InferenceNetwork network;

    private Classifier(Recipe recipe, List<String> classes, InferenceNetwork network) {
        this.recipe = recipe;
        this.classes = List.copyOf(classes);
        this.network = network;
    }

    /** The network of a run's folder, which needs nothing else. */
    public static Classifier open(RunFolder run) throws IOException {
        Recipe recipe = run.readRecipe();
        List<String> classes = run.readClasses();
        return of(recipe, classes, run.model().read(recipe.network(classes.size())));
    }

    /** A network by its parameters. */
    public static Classifier of(Recipe recipe, List<String> classes, Parameters parameters) {
        NetworkSpec spec = recipe.network(classes.size());
        return new Classifier(recipe, classes, InferenceNetwork.fused(spec.graph(Purpose.SCORES), parameters));
    }

    /** The same, but for giving logits, whose mean with the mirror image's is of logits, too, in place of scores. */
    public static Classifier ofLogits(RunFolder run) throws IOException {
        Recipe recipe = run.readRecipe();
        List<String> classes = run.readClasses();
        NetworkSpec spec = recipe.network(classes.size());
        return new Classifier(
                recipe,
                classes,
                InferenceNetwork.fused(
                        spec.graph(Purpose.INFERENCE), run.model().read(spec)));
    }

    public List<String> classes() {
        return classes;
    }

    /** The side at which images are to be stored for it, in pixels. */
    public int size() {
        return recipe.size();
    }

    /** How the recipe decides by scores. */
    public DecisionRule decision() {
        return recipe.decision();
    }

    /** Scores of all images of a store, in its order: images x classes, in [0, 1]. */
    public float[][] scores(ImageStore images, int threads, Progress progress) throws IOException {
        return scores(images, IntStream.range(0, images.size()).toArray(), threads, progress);
    }

    /** Scores of some images of a store, in the order of their indices. */
    public float[][] scores(ImageStore images, int[] indices, int threads, Progress progress) throws IOException {
        float[][] scores = new float[indices.length][];
        BatchPlan plan = new BatchPlan(recipe.size(), BATCH, recipe.scaling(), recipe.augmentation(), false, 0, threads)
                .asTheyAre();
        int done = 0;
        try (ImageBatches batches = ImageBatches.start(images, indices, plan, 0, 0, 1);
                Progress.Task task = progress.start("predicting", indices.length)) {
            while (batches.hasNext()) {
                Batch batch = batches.next();
                float[][] rows = scores(batch.values(), batch.size());
                for (float[] row : rows) {
                    scores[done++] = row;
                    task.step();
                }
            }
        }
        return scores;
    }

    /** Scores of one image of any size. */
    public float[] scores(RgbImage image) {
        int area = recipe.size() * recipe.size();
        float[] pixels = new float[RgbImage.CHANNELS * area];
        recipe.scaling().write(image.resized(recipe.size(), recipe.size()).rgb(), area, pixels, 0);
        return scores(pixels, 1)[0];
    }

    /** Scores of pixels as the network takes them, rows x 3 x size x size. */
    private float[][] scores(float[] pixels, int rows) {
        float[] plain = network.forward(pixels, rows);
        float[] mirrored = recipe.flipAveraging() ? network.forward(mirrored(pixels, rows), rows) : plain;
        float[][] scores = new float[rows][classes.size()];
        for (int row = 0; row < rows; row++) {
            for (int label = 0; label < classes.size(); label++) {
                int i = row * classes.size() + label;
                scores[row][label] = (plain[i] + mirrored[i]) / 2;
            }
        }
        return scores;
    }

    private float[] mirrored(float[] pixels, int rows) {
        int size = recipe.size();
        float[] mirrored = new float[rows * 3 * size * size];
        for (int line = 0; line < mirrored.length; line += size) {
            for (int x = 0; x < size; x++) {
                mirrored[line + x] = pixels[line + size - 1 - x];
            }
        }
        return mirrored;
    }

    @Override
    public void close() {
        network.close();
    }
}
