package podium.report.tables;

import java.util.Locale;
import podium.core.metric.Interval;

/**
 * Spearman's correlation between the confidence of an image and the smallest epsilon of the list that fools the network
 * on it, over the images that were decided correctly. It shows whether confident images are harder to fool. Images that
 * no epsilon of the list fools share the highest rank.
 *
 * @param images the number of images
 * @param fooled the number of images that any epsilon of the list fools
 * @param value the correlation; NaN if all images have the same confidence or need the same epsilon
 */
public record Robustness(int images, int fooled, double value, Interval interval) {
    private static final String WHAT =
            "Spearman's rho between confidence and the smallest epsilon of the list that fools";

    /** The least number of images for a verdict, since a bootstrap of fewer images is too optimistic. */
    private static final int FEW = 10;

    /** The result in sentences that depend on the values. */
    public String text() {
        if (Double.isNaN(value)) {
            return WHAT + " cannot be computed: " + reason();
        }
        return String.format(
                Locale.ROOT,
                "%s: %+.2f [%.2f, %.2f] over %d correctly decided images. %s",
                WHAT,
                value,
                interval.low(),
                interval.high(),
                images,
                meaning());
    }

    private String reason() {
        if (images < 2) {
            return "it needs two correctly decided images, and there "
                    + (images == 1 ? "is 1." : "are " + images + ".");
        }
        return fooled == 0
                ? "no epsilon fools any of the " + images + " correctly decided images."
                : "the " + images
                        + " correctly decided images all need the same epsilon, or all have the same confidence.";
    }

    private String meaning() {
        if (images < FEW || !interval.excludes(0)) {
            return "They do not show whether confident images are harder to fool.";
        }
        return value > 0 ? "Confident images are harder to fool." : "Confident images are easier to fool.";
    }
}
