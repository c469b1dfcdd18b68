package podium.report.tables;

import java.util.Locale;
import podium.core.metric.Interval;

/**
 * How well a detector tells images that fooled the network from clean ones.
 *
 * @param detector by name
 * @param fooled how many rightly decided images fooled the network within this epsilon; the other figures are NaN without any
 * @param area under the ROC curve
 * @param found the share of the fooling images that the detector flags where it flags 5% of the clean ones at most
 */
public record Detection(String detector, double epsilon, int fooled, double area, Interval interval, double found) {
    private static final double CHANCE = 0.5;

    /** A bootstrap of fewer images promises too much. */
    private static final int FEW = 10;

    /** What was found, in sentences that the value chooses. */
    public String text() {
        String where = "Detector " + detector + " at epsilon " + AttackTable.epsilon(epsilon) + ": ";
        if (fooled == 0) {
            return where + "no rightly decided image was fooled, so there is nothing to detect.";
        }
        return String.format(
                Locale.ROOT,
                "%s%s (area under the ROC curve %.3f [%.3f, %.3f], fooling images: %d). It flags %.1f%% of them where it"
                        + " flags 5%% of the clean images at most.",
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
            return "whether it tells fooling images from clean ones cannot be said";
        }
        return area > CHANCE
                ? "it tells fooling images from clean ones better than chance"
                : "it suspects clean images more than fooling ones";
    }
}
