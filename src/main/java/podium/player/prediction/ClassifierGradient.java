package podium.player.prediction;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import podium.data.image.RgbImage;
import podium.player.images.ImagePart;
import podium.player.images.InputPlanes;
import podium.player.images.NetworkSquare;
import podium.player.network.running.LogitLoss;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * A classifier's loss as a function of an image of any size, and its gradient with respect to the image. The image is
 * cut, resized, scaled and mirrored as in {@link Classifier}. Not thread-safe.
 */
public final class ClassifierGradient implements AutoCloseable {
    private final Recipe recipe;
    private final InputGradient network;
    private final InputPlanes planes;

    private ClassifierGradient(Recipe recipe, InputGradient network) {
        this.recipe = recipe;
        this.network = network;
        this.planes = InputPlanes.of(recipe.network().input());
    }

    /** Opens the network of a run folder. */
    public static ClassifierGradient open(RunFolder run) throws IOException {
        return new ClassifierGradient(run.readRecipe(), InputGradient.open(run));
    }

    /**
     * Computes the loss and its gradient, as {@link ImageLoss} does. It is the mean over the image's tiles, if its
     * recipe cuts it; which pixels they have counts as constant. With flip averaging it is the mean over the image and
     * its mirror image.
     *
     * @param loss the mean loss of the logits' rows: one for each tile or the image, with flip averaging followed by one
     *     for its mirror image
     */
    public double backward(RgbImage image, LogitLoss loss, float[] gradient) {
        int size = recipe.network().size();
        NetworkSquare square = NetworkSquare.of(recipe.network().input());
        int length = planes.count() * size * size;
        int views = recipe.prediction().flipAveraging() ? 2 : 1;
        List<ImagePart> parts = ImagePart.of(image, recipe.images().tiling());
        float[] pixels = planes.array(views * parts.size(), size * size);
        for (int part = 0; part < parts.size(); part++) {
            RgbImage seen = square.of(parts.get(part).of(image));
            planes.write(seen, pixels, part * views * length);
            if (views == 2) {
                planes.write(seen.flipped(), pixels, (part * views + 1) * length);
            }
        }
        float[] slopes = new float[pixels.length];
        double value = network.backward(pixels, views * parts.size(), loss, slopes);
        Arrays.fill(gradient, 0, RgbImage.CHANNELS * image.width() * image.height(), 0);
        for (int part = 0; part < parts.size(); part++) {
            float[] own = new float[RgbImage.CHANNELS * size * size];
            planes.addGradient(slopes, part * views * length, own);
            if (views == 2) {
                float[] mirrored = new float[own.length];
                planes.addGradient(slopes, (part * views + 1) * length, mirrored);
                Flipped.add(mirrored, size, own);
            }
            RgbImage cut = parts.get(part).of(image);
            parts.get(part).addGradient(square.gradientBefore(own, cut), image.size(), gradient);
        }
        return value;
    }

    @Override
    public void close() {
        network.close();
    }
}
