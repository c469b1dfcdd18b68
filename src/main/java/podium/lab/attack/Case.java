package podium.lab.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.player.prediction.ImageLoss;

/** One image under attack: what the attacker wants of it, and what the network says of a version of it. */
public interface Case {
    /** What is to be made small. */
    ImageLoss loss();

    /** Whether something in particular is wanted. */
    boolean targeted();

    /** What the network says of the image as it is. */
    Response before();

    /** What the network says of a version of it. */
    Response look(RgbImage image);

    /**
     * How much a network sees of classes in a version of the image, each from 0 to 1: a classifier's scores, or a
     * segmenter's share of the pixels that it gave the class in the image as it is.
     *
     * @param labels places among the victim's names
     */
    double[] presence(RgbImage version, List<Integer> labels);

    /**
     * What a network says of an image.
     *
     * @param reached whether that is what the attacker wants
     * @param right whether it is decided rightly: a classifier's classes are those of the truth, and no others; a segmenter's
     *     Dice is 0.5 or more
     * @param dice of what is decided with the truth, or where none is known with what the network said before
     * @param confidence of the classes' decisions: the smallest distance of a score from the threshold; of pixels' labels:
     *     the mean probability of the first
     * @param scores by class, of a classifier
     * @param labels the classes that a classifier decides for, as places among its names
     * @param map of the image's size, of a segmenter
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
