package podium.player.prediction;

import java.io.IOException;
import java.util.Arrays;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.player.images.InputPlanes;
import podium.player.images.Mirrored;
import podium.player.images.WholeImageNetwork;
import podium.player.loss.PixelLoss;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.TrainingEngine;
import podium.player.network.running.NetworksBySize;
import podium.player.network.running.TrainingNetwork;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * A segmenter's loss as a function of an image of any size, and its gradient with respect to the image. The image is
 * reduced, mirrored at its edges and scaled as in {@link Segmenter}. With flip averaging the loss is the mean over the
 * image and its mirror image. Of several scales only the image's own is used. Not thread-safe.
 */
public final class SegmenterGradient implements AutoCloseable {
    private final Recipe recipe;
    private final PixelLoss loss;
    private final NetworksBySize<TrainingNetwork> networks;

    private SegmenterGradient(Recipe recipe, int labels, Parameters parameters) {
        this.recipe = recipe;
        NetworkSpec spec = recipe.testNetwork(labels);
        this.networks = new NetworksBySize<>(
                (height, width) -> spec.graphFor(Purpose.GRADIENTS, height, width),
                graph -> untrained(TrainingEngine.here().training(graph, parameters)));
        float[] weights = new float[labels];
        Arrays.fill(weights, 1);
        this.loss = new PixelLoss(weights, 0);
    }

    private static TrainingNetwork untrained(TrainingNetwork network) {
        network.train(name -> false);
        return network;
    }

    /** Opens the network of a run folder. */
    public static SegmenterGradient open(RunFolder run) throws IOException {
        Recipe recipe = run.readRecipe();
        int labels = run.readClasses().size();
        return new SegmenterGradient(recipe, labels, run.model().read(recipe.trainingNetwork(labels)));
    }

    /**
     * Computes the mean cross-entropy with a label map, times {@code sign}, and its gradient.
     *
     * @param image the image
     * @param wanted the label map, of the image's size; void pixels are ignored
     * @param sign 1 to approach the label map, -1 to move away from it
     * @param gradient receives the gradient, as in {@link ImageLoss}
     * @return the loss times {@code sign}
     */
    public double backward(RgbImage image, LabelMap wanted, int sign, float[] gradient) {
        Reduction reduction = Reduction.of(image);
        int width = reduction.width();
        int height = reduction.height();
        RgbImage whole = reduction.whole(image);
        float[] own = new float[RgbImage.CHANNELS * width * height];
        double value = ofReduced(whole.resized(width, height), reduced(wanted, reduction), sign, own);
        float[] ofWhole = whole.gradientBefore(own, width, height);
        float[] inside = Mirrored.gradientBefore(ofWhole, whole.width(), whole.height(), image.width(), image.height());
        System.arraycopy(inside, 0, gradient, 0, gradient.length);
        return value;
    }

    private static byte[] reduced(LabelMap map, Reduction reduction) {
        int factor = reduction.factor();
        byte[] labels = map.labels();
        byte[] reduced = new byte[reduction.width() * reduction.height()];
        for (int y = 0; y < reduction.height(); y++) {
            int row = Math.min(map.height() - 1, y * factor + factor / 2) * map.width();
            for (int x = 0; x < reduction.width(); x++) {
                reduced[y * reduction.width() + x] = labels[row + Math.min(map.width() - 1, x * factor + factor / 2)];
            }
        }
        return reduced;
    }

    private double ofReduced(RgbImage image, byte[] wanted, int sign, float[] gradient) {
        int rows = recipe.prediction().flipAveraging() ? 2 : 1;
        int width = WholeImageNetwork.canvas(image.width());
        int height = WholeImageNetwork.canvas(image.height());
        int area = width * height;
        InputPlanes planes = InputPlanes.of(recipe.network().input());
        float[] pixels = planes.array(rows, area);
        byte[] canvas = new byte[rows * area];
        Arrays.fill(canvas, (byte) LabelMap.VOID);
        for (int row = 0; row < rows; row++) {
            RgbImage seen = row == 0 ? image : image.flipped();
            planes.write(Mirrored.part(seen, 0, 0, width, height), pixels, row * planes.count() * area);
            place(wanted, image.width(), image.height(), row == 1, canvas, row * area, width);
        }
        PixelLoss.Maps maps = new PixelLoss.Maps(rows, width, height, canvas);
        float[] slopes = new float[pixels.length];
        double value = networks.of(height, width)
                .backward(
                        pixels,
                        rows,
                        (logits, derivative) -> {
                            double found = loss.of(logits, maps, derivative);
                            if (sign < 0) {
                                for (int i = 0; i < derivative.length; i++) {
                                    derivative[i] = -derivative[i];
                                }
                            }
                            return sign * found;
                        },
                        slopes);
        for (int row = 0; row < rows; row++) {
            float[] part = new float[RgbImage.CHANNELS * area];
            planes.addGradient(slopes, row * planes.count() * area, part);
            float[] inside = Mirrored.gradientBefore(part, width, height, image.width(), image.height());
            if (row == 1) {
                Flipped.add(inside, image.width(), gradient);
            } else {
                System.arraycopy(inside, 0, gradient, 0, gradient.length);
            }
        }
        return value;
    }

    private static void place(
            byte[] labels, int width, int height, boolean mirrored, byte[] canvas, int offset, int stride) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                canvas[offset + y * stride + (mirrored ? width - 1 - x : x)] = labels[y * width + x];
            }
        }
    }

    @Override
    public void close() {
        networks.close();
    }
}
