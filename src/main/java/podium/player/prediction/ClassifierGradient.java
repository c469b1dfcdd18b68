package podium.player.prediction;

import java.io.IOException;
import podium.data.image.RgbImage;
import podium.player.images.InputPlanes;
import podium.player.images.NetworkSquare;
import podium.player.network.running.LogitLoss;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * A classifier's loss as a function of an image of any size, and its gradient with respect to the image. The image is
 * resized, scaled and mirrored as in {@link Classifier}. Not thread-safe.
 */
public final class ClassifierGradient implements AutoCloseable {
    private final Recipe recipe;
    private final InputGradient network;
    private final InputPlanes planes;
    private final float[] pixels;
    private final float[] slopes;

    private ClassifierGradient(Recipe recipe, InputGradient network) {
        this.recipe = recipe;
        this.network = network;
        this.planes = InputPlanes.of(recipe.network().input());
        int rows = recipe.prediction().flipAveraging() ? 2 : 1;
        this.pixels =
                planes.array(rows, recipe.network().size() * recipe.network().size());
        this.slopes = new float[pixels.length];
    }

    /** Opens the network of a run folder. */
    public static ClassifierGradient open(RunFolder run) throws IOException {
        return new ClassifierGradient(run.readRecipe(), InputGradient.open(run));
    }

    /**
     * Computes the loss and its gradient, as {@link ImageLoss} does. With flip averaging the loss is the mean over the
     * image and its mirror image.
     *
     * @param loss the loss of the logits: one row for the image, and with flip averaging one for its mirror image
     */
    public double backward(RgbImage image, LogitLoss loss, float[] gradient) {
        int size = recipe.network().size();
        int area = size * size;
        NetworkSquare square = NetworkSquare.of(recipe.network().input());
        RgbImage seen = square.of(image);
        planes.write(seen, pixels, 0);
        if (recipe.prediction().flipAveraging()) {
            planes.write(seen.flipped(), pixels, planes.count() * area);
        }
        double value = network.backward(pixels, recipe.prediction().flipAveraging() ? 2 : 1, loss, slopes);
        float[] own = new float[RgbImage.CHANNELS * area];
        planes.addGradient(slopes, 0, own);
        if (recipe.prediction().flipAveraging()) {
            float[] mirrored = new float[own.length];
            planes.addGradient(slopes, planes.count() * area, mirrored);
            Flipped.add(mirrored, size, own);
        }
        float[] whole = square.gradientBefore(own, image);
        System.arraycopy(whole, 0, gradient, 0, gradient.length);
        return value;
    }

    @Override
    public void close() {
        network.close();
    }
}
