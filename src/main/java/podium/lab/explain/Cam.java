package podium.lab.explain;

import java.io.IOException;
import java.util.List;
import podium.data.image.RgbImage;
import podium.lab.attack.Case;
import podium.player.runs.RunFolder;

/**
 * Grad-CAM of a run's network (Selvaraju et al., 2017), cut at the backbone's last map: what the backbone makes of an image
 * is computed once, however many heads look at it. For one thread.
 */
public sealed interface Cam extends AutoCloseable permits GradCam, SegmenterCam {
    /** That of a run's folder. */
    static Cam open(RunFolder run) throws IOException {
        return switch (run.readRecipe().task()) {
            case CLASSIFICATION -> GradCam.open(run);
            case SEGMENTATION -> SegmenterCam.open(run);
        };
    }

    /** What the backbone makes of an image. It does not depend on the head. */
    Seen see(RgbImage image);

    /**
     * Maps of some labels by the head as it is now.
     *
     * @param look what the trained network says of the image
     */
    List<HeatMap> maps(Seen seen, Case.Response look, List<Integer> labels);

    /**
     * Puts a head drawn at random in the place of the one that there is: a map that does not change with it does not show
     * what the network has learned (Adebayo et al., "Sanity checks for saliency maps", 2018).
     */
    void drawHead(long seed) throws IOException;

    @Override
    void close();

    /** An image and what the backbone makes of it. */
    final class Seen {
        private final RgbImage image;
        private final float[] activations;

        Seen(RgbImage image, float[] activations) {
            this.image = image;
            this.activations = activations.clone();
        }

        RgbImage image() {
            return image;
        }

        /** A copy. */
        float[] activations() {
            return activations.clone();
        }
    }
}
