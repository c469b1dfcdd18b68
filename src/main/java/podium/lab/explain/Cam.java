package podium.lab.explain;

import java.io.IOException;
import java.util.List;
import podium.data.image.RgbImage;
import podium.lab.attack.Case;
import podium.player.images.ImagePart;
import podium.player.runs.RunFolder;

/**
 * Grad-CAM maps of a run's network (Selvaraju et al., 2017). The network is cut after the backbone's last feature map,
 * so the backbone runs once per image, however many heads are compared. Not thread-safe.
 */
public sealed interface Cam extends AutoCloseable permits GradCam, SegmenterCam {
    /** Opens the network of a run folder. */
    static Cam open(RunFolder run) throws IOException {
        return switch (run.readRecipe().task()) {
            case CLASSIFICATION -> GradCam.open(run);
            case SEGMENTATION -> SegmenterCam.open(run);
        };
    }

    /** Runs the backbone on an image. The result does not depend on the head. */
    Seen see(RgbImage image);

    /**
     * Computes the heat maps of some labels with the current head.
     *
     * @param seen an image and its backbone activations, from {@link #see}
     * @param look the trained network's prediction for the image
     * @param labels the labels to explain, in the order of the returned maps
     */
    List<HeatMap> maps(Seen seen, Case.Response look, List<Integer> labels);

    /**
     * Replaces the current head with a randomly initialised one. A map that does not change then does not show what the
     * network has learned (Adebayo et al., "Sanity checks for saliency maps", 2018).
     */
    void drawHead(long seed) throws IOException;

    @Override
    void close();

    /** An image, the parts of it that the network saw, and the backbone's activations for each part. */
    final class Seen {
        private final RgbImage image;
        private final List<ImagePart> parts;
        private final float[] activations;

        Seen(RgbImage image, List<ImagePart> parts, float[] activations) {
            this.image = image;
            this.parts = List.copyOf(parts);
            this.activations = activations.clone();
        }

        /** Returns the parts of the image: all of it, or its tiles. */
        List<ImagePart> parts() {
            return parts;
        }

        RgbImage image() {
            return image;
        }

        /** Returns a copy of the activations. */
        float[] activations() {
            return activations.clone();
        }
    }
}
