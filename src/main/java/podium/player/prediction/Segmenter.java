package podium.player.prediction;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.mask.LogitMap;
import podium.data.image.RgbImage;
import podium.player.images.InputPlanes;
import podium.player.images.WholeImageNetwork;
import podium.player.network.Parameters;
import podium.player.network.engine.Engine;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * A trained segmenter for images of any size. If its recipe says so, the logits are means over several scales and the
 * mirror image.
 *
 * <pre>{@code
 * try (Segmenter segmenter = Segmenter.open(new RunFolder(path), engine)) {
 *     LabelMap map = segmenter.logits(image).labels(image.width(), image.height());
 * }
 * }</pre>
 */
public final class Segmenter implements AutoCloseable {
    private final Recipe recipe;
    private final List<String> labels;
    private final WholeImageNetwork network;

    private Segmenter(Recipe recipe, List<String> labels, WholeImageNetwork network) {
        this.recipe = recipe;
        this.labels = List.copyOf(labels);
        this.network = network;
    }

    /** Opens the network of a run folder. Only the folder is needed. */
    public static Segmenter open(RunFolder run, Engine engine) throws IOException {
        Recipe recipe = run.readRecipe();
        List<String> labels = run.readClasses();
        return of(recipe, labels, run.model().read(recipe.trainingNetwork(labels.size())), engine);
    }

    /**
     * Creates a segmenter from its parameters.
     *
     * @param labels the names of the labels, background first
     */
    public static Segmenter of(Recipe recipe, List<String> labels, Parameters parameters, Engine engine) {
        return new Segmenter(
                recipe,
                labels,
                new WholeImageNetwork(
                        recipe.testNetwork(labels.size()),
                        parameters,
                        InputPlanes.of(recipe.network().input()),
                        engine));
    }

    /** Returns the planes of the network's input. */
    public InputPlanes planes() {
        return InputPlanes.of(recipe.network().input());
    }

    /** Returns the names of the labels, background first. */
    public List<String> labels() {
        return labels;
    }

    /** Computes an image's logits, rounded to the precision of float16. */
    public LogitMap logits(RgbImage image) {
        Reduction reduction = Reduction.of(image);
        LogitMap mean = averaged(reduction.reduced(image)).rounded();
        int stride = mean.stride() * reduction.factor();
        return LogitMap.of(mean.labels(), mean.rows(), mean.columns(), stride, mean.values());
    }

    private LogitMap averaged(RgbImage image) {
        List<Double> scales = recipe.network().segmenter().scales();
        if (scales.equals(List.of(1.0)) && !recipe.prediction().flipAveraging()) {
            return network.logits(image);
        }
        LogitMap sum = null;
        for (double scale : scales) {
            int width = (int) Math.max(1, Math.round(scale * image.width()));
            int height = (int) Math.max(1, Math.round(scale * image.height()));
            RgbImage scaled = image.resized(width, height);
            sum = plus(sum, network.logits(scaled).onGridOf(image.width(), image.height(), width, height, false));
            if (recipe.prediction().flipAveraging()) {
                LogitMap mirrored = network.logits(scaled.flipped());
                sum = plus(sum, mirrored.onGridOf(image.width(), image.height(), width, height, true));
            }
        }
        if (sum == null) {
            throw new IllegalStateException("the recipe has no scale");
        }
        int count = scales.size() * (recipe.prediction().flipAveraging() ? 2 : 1);
        float[] mean = new float[sum.values().length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = sum.values()[i] / count;
        }
        return LogitMap.of(sum.labels(), sum.rows(), sum.columns(), sum.stride(), mean);
    }

    private static LogitMap plus(@Nullable LogitMap sum, LogitMap next) {
        if (sum == null) {
            return next;
        }
        float[] both = new float[next.values().length];
        for (int i = 0; i < both.length; i++) {
            both[i] = sum.values()[i] + next.values()[i];
        }
        return LogitMap.of(next.labels(), next.rows(), next.columns(), next.stride(), both);
    }

    @Override
    public void close() {
        network.close();
    }
}
