package podium.player.prediction;

import java.io.IOException;
import java.util.Arrays;
import podium.core.InputException;
import podium.data.image.RgbImage;
import podium.player.images.ImagePart;
import podium.player.images.InputPlanes;
import podium.player.images.Mirrored;
import podium.player.images.NetworkSquare;
import podium.player.images.WholeImageNetwork;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.Engine;
import podium.player.network.running.ImageNetwork;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * A network that was trained to perturb images. It handles images of any size with one forward pass. Not thread-safe.
 *
 * <pre>{@code
 * try (PerturbingNetwork network = PerturbingNetwork.open(new RunFolder(path), engine)) {
 *     float[] direction = network.direction(image); // the perturbation is epsilon times this
 * }
 * }</pre>
 */
public final class PerturbingNetwork implements AutoCloseable {
    /** The 8-bit offset from grey that stands for a direction of 1. */
    private static final int FULL = 127;

    private static final int GREY = 128;

    private final Recipe recipe;
    private final ImageNetwork network;

    private PerturbingNetwork(Recipe recipe, ImageNetwork network) {
        this.recipe = recipe;
        this.network = network;
    }

    /**
     * Opens the network of a run folder.
     *
     * @throws InputException if the run's recipe has no perturber
     */
    public static PerturbingNetwork open(RunFolder run, Engine engine) throws IOException {
        Recipe recipe = run.readRecipe();
        if (!recipe.robustness().perturber().perturbs()) {
            throw new InputException(run.path() + ": its recipe has no perturber.kind; expected a run folder that"
                    + " 'podium train --victim' created");
        }
        NetworkSpec spec = recipe.trainingNetwork(run.readClasses().size());
        return new PerturbingNetwork(
                recipe, engine.inference(spec::directionGraph, run.model().read(spec)));
    }

    /**
     * Returns the direction of the perturbation, from -1 to 1 for each sample, in the order of {@link RgbImage#rgb}. A
     * direction that the network computed at another size is resized.
     */
    public float[] direction(RgbImage image) {
        RgbImage picture = switch (recipe.task()) {
            case CLASSIFICATION -> ofClassifier(image);
            case SEGMENTATION -> ofSegmenter(image);
        };
        float[] direction = new float[picture.rgb().length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = Math.max(-1, ((picture.rgb()[i] & 0xff) - GREY) / (float) FULL);
        }
        return direction;
    }

    /** Computes the direction of each part of the image that the victim sees; the rest of the image stays as it is. */
    private RgbImage ofClassifier(RgbImage image) {
        NetworkSquare square = NetworkSquare.of(recipe.network().input());
        byte[] whole = new byte[image.rgb().length];
        Arrays.fill(whole, (byte) GREY);
        for (ImagePart part : ImagePart.of(image, recipe.images().tiling())) {
            RgbImage direction = picture(square.of(part.of(image)), square.side(), square.side());
            part.write(square.spread(direction, part.width(), part.height(), (byte) GREY), image.size(), whole);
        }
        return RgbImage.of(image.width(), image.height(), whole);
    }

    private RgbImage ofSegmenter(RgbImage image) {
        Reduction reduction = Reduction.of(image);
        int width = reduction.width();
        int height = reduction.height();
        RgbImage canvas =
                picture(reduction.reduced(image), WholeImageNetwork.canvas(width), WholeImageNetwork.canvas(height));
        return reduction.enlarged(Mirrored.part(canvas, 0, 0, width, height));
    }

    /** Computes a direction at the network's size, encoded as an image: grey means no change. */
    private RgbImage picture(RgbImage image, int width, int height) {
        InputPlanes planes = InputPlanes.of(recipe.network().input());
        float[] pixels = planes.array(1, width * height);
        planes.write(Mirrored.part(image, 0, 0, width, height), pixels, 0);
        float[] rgb = planes.interleaved(network.forward(pixels, height, width));
        byte[] written = new byte[rgb.length];
        for (int i = 0; i < written.length; i++) {
            written[i] = (byte) (GREY + Math.round(FULL * rgb[i]));
        }
        return RgbImage.of(width, height, written);
    }

    @Override
    public void close() {
        network.close();
    }
}
