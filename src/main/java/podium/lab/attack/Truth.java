package podium.lab.attack;

import java.util.List;
import java.util.Optional;
import podium.core.mask.LabelMap;

/**
 * What is known of an image.
 *
 * @param labels whether each class is there
 * @param map of the image's size
 */
public record Truth(Optional<List<Boolean>> labels, Optional<LabelMap> map) {
    /** Nothing: then what a network says of the image as it is stands for the truth. */
    public static final Truth UNKNOWN = new Truth(Optional.empty(), Optional.empty());

    public Truth {
        labels = labels.map(List::copyOf);
    }
}
