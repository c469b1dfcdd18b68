package podium.lab.attack;

import java.util.List;
import java.util.Optional;
import podium.core.mask.LabelMap;

/**
 * The true labels of an image, as far as they are known.
 *
 * @param labels for each class whether it is in the image
 * @param map the label map, of the image's size
 */
public record Truth(Optional<List<Boolean>> labels, Optional<LabelMap> map) {
    /** Nothing is known; the prediction for the original image then stands for the truth. */
    public static final Truth UNKNOWN = new Truth(Optional.empty(), Optional.empty());

    public Truth {
        labels = labels.map(List::copyOf);
    }
}
