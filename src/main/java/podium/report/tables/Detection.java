package podium.report.tables;

import java.util.Locale;
import podium.core.metric.Interval;

/**
 * The quality of a detector that separates images that fooled the network from clean images.
 *
 * @param detector the name of the detector
 * @param fooled the number of correctly decided images that fooled the network at this epsilon; if it is 0, the other
 *     figures are NaN
 * @param area the area under the ROC curve
 * @param found the share of fooling images that the detector flags while it flags at most 5% of the clean images
 */
public record Detection(String detector, double epsilon, int fooled, double area, Interval interval, double found) {
    private static final double CHANCE = 0.5;

    /** The least number of images for a verdict, since a bootstrap of fewer images is too optimistic. */
    private static final int FEW = 10;

    /** The result in sentences that depend on the values. */
    public String text() {
        String where = "Detector " + detector + " at epsilon " + AttackTable.epsilon(epsilon) + ": ";
        if (fooled == 0) {
            return where + "no correctly decided image was fooled, so there is nothing to detect.";
        }
        return String.format(
                Locale.ROOT,
                "%s%s (area under the ROC curve %.3f [%.3f, %.3f], fooling images: %d). It flags %.1f%% of them while"
                        + " it flags at most 5%% of the clean images.",
                where,
                meaning(),
                area,
                interval.low(),
                interval.high(),
                fooled,
                100 * found);
    }

    private String meaning() {
        if (fooled < FEW || !interval.excludes(CHANCE)) {
            return "it is unclear whether it separates fooling images from clean images";
        }
        return area > CHANCE
                ? "it separates fooling images from clean images better than chance"
                : "it suspects clean images more than fooling images";
    }
}
