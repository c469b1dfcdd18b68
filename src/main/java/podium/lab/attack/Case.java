package podium.lab.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.player.prediction.ImageLoss;

/** One image under attack: the attacker's goal, and the network's prediction for any version of the image. */
public interface Case {
    /** Returns the loss that the attacker makes small. */
    ImageLoss loss();

    /** Returns true if the attacker wants a particular prediction. */
    boolean targeted();

    /** Returns the prediction for the original image. */
    Response before();

    /** Returns the prediction for a version of the image. */
    Response look(RgbImage image);

    /**
     * Returns how strongly classes are predicted in a version of the image, each from 0 to 1. For a classifier these
     * are the scores. For a segmenter they are the shares of a label's pixels in the original prediction that keep the
     * label.
     *
     * @param labels the classes, as indices into the victim's names
     */
    double[] presence(RgbImage version, List<Integer> labels);

    /**
     * A network's prediction for an image.
     *
     * @param reached true if the prediction is what the attacker wants
     * @param right true if the prediction is correct: a classifier predicts exactly the true classes; a segmenter's
     *     Dice is at least 0.5
     * @param dice the Dice of the prediction with the true labels, or with the original prediction if these are unknown
     * @param confidence for a classifier how far its scores are from another decision; for a segmenter the mean
     *     probability of the predicted labels
     * @param scores a classifier's score of each class; empty for a segmenter
     * @param labels the classes that a classifier predicts, as indices into the victim's names; empty for a segmenter
     * @param map a segmenter's label map, of the image's size; null for a classifier
     */
    record Response(
            boolean reached,
            boolean right,
            double dice,
            double confidence,
            List<Double> scores,
            List<Integer> labels,
            @Nullable LabelMap map) {
        public Response {
            scores = List.copyOf(scores);
            labels = List.copyOf(labels);
        }
    }
}
