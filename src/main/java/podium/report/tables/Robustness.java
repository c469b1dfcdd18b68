package podium.report.tables;

import java.util.Locale;
import podium.core.metric.Interval;

/**
 * Whether confident images are harder to fool: Spearman's correlation of an image's confidence with the smallest epsilon of
 * the list that fools it, over the images that were decided rightly. Images that no epsilon of the list fools share the
 * highest rank.
 *
 * @param images of how many
 * @param fooled how many of them at any epsilon of the list
 * @param value NaN where all images have the same confidence, or need the same epsilon
 */
public record Robustness(int images, int fooled, double value, Interval interval) {
    private static final String WHAT =
            "Spearman's rho between confidence and the smallest epsilon of the list that fools";

    /** A bootstrap of fewer images promises too much. */
    private static final int FEW = 10;

    /** What it means, in sentences that the value chooses. */
    public String text() {
        if (Double.isNaN(value)) {
            return WHAT + " cannot be computed: " + reason();
        }
        return String.format(
                Locale.ROOT,
                "%s: %+.2f [%.2f, %.2f] over %d rightly decided images. %s",
                WHAT,
                value,
                interval.low(),
                interval.high(),
                images,
                meaning());
    }

    private String reason() {
        if (images < 2) {
            return "it takes two images that were decided rightly, and there "
                    + (images == 1 ? "is 1." : "are " + images + ".");
        }
        return fooled == 0
                ? "no epsilon fools any of the " + images + " rightly decided images."
                : "the " + images
                        + " rightly decided images all need the same epsilon, or are decided with the same confidence.";
    }

    private String meaning() {
        if (images < FEW || !interval.excludes(0)) {
            return "Whether confident images are harder to fool cannot be told from them.";
        }
        return value > 0 ? "Confident images are harder to fool." : "Confident images are easier to fool.";
    }
}
