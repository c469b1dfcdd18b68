package podium.lab.reject;

import podium.core.metric.Interval;
import podium.player.rejection.RejectionScore;

/**
 * How well a score separates known images from unknown ones.
 *
 * @param score the score
 * @param area the area under the ROC curve: the probability that a known image is more familiar than an unknown one
 * @param accepted the share of unknown images that are as familiar as 95% of the known ones: the false positive rate at
 *     a true positive rate of 95%
 */
public record Separation(RejectionScore score, Figure area, Figure accepted) {
    /** The true positive rate at which the false positive rate is told. */
    static final double TRUE_POSITIVES = 0.95;

    /** A figure with its 95% interval over images, which is unknown if a group has a single image. */
    public record Figure(double value, Interval interval) {}
}
