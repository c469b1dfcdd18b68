package podium.player.figures;

import podium.core.metric.CategoricalAccuracy;
import podium.core.metric.MultilabelCounts;
import podium.core.metric.TopClassAccuracy;

/**
 * How often labels are right, by five definitions; each is from 0 to 1, or NaN where no image has a part in it.
 *
 * @param hammingLoss share of wrong labels
 * @param subsetAccuracy share of images whose labels are all right
 * @param binaryAccuracy share of right labels
 * @param categoricalAccuracy see {@link CategoricalAccuracy}
 * @param topClassAccuracy see {@link TopClassAccuracy}
 */
public record Accuracies(
        double hammingLoss,
        double subsetAccuracy,
        double binaryAccuracy,
        double categoricalAccuracy,
        double topClassAccuracy) {
    static Accuracies of(MultilabelCounts counts, CategoricalAccuracy categorical, TopClassAccuracy topClass) {
        return new Accuracies(
                counts.hammingLoss(),
                counts.subsetAccuracy(),
                counts.binaryAccuracy(),
                categorical.value(),
                topClass.value());
    }
}
