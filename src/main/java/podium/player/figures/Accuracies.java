package podium.player.figures;

import podium.core.metric.CategoricalAccuracy;
import podium.core.metric.MultilabelCounts;
import podium.core.metric.TopClassAccuracy;

/**
 * Five accuracies of predicted labels. Each is from 0 to 1, or NaN if no image counts.
 *
 * @param hammingLoss the share of labels that are wrong
 * @param subsetAccuracy the share of images whose labels are all right
 * @param binaryAccuracy the share of labels that are right
 * @param categoricalAccuracy the figure of {@link CategoricalAccuracy}
 * @param topClassAccuracy the figure of {@link TopClassAccuracy}
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
