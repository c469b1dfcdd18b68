package podium.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import podium.core.metric.Interval;
import podium.report.tables.Detection;
import podium.report.tables.Robustness;

/** The sentences on the figures of an attack, for values on both sides of each threshold. */
class AttackSentencesTest {
    private static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    private static String robustness(int images, double value, double low, double high) {
        return new Robustness(images, images, value, new Interval(low, high)).text();
    }

    @Test
    void confidentImagesAreHarderToFoolIfTheIntervalIsAboveZero() {
        assertThat(robustness(42, 0.416, 0.17, 0.62))
                .isEqualTo("Spearman's rho between confidence and the smallest epsilon of the list that fools: +0.42"
                        + " [0.17, 0.62] over 42 correctly decided images. Confident images are harder to fool.");
    }

    @Test
    void confidentImagesAreEasierToFoolIfTheIntervalIsBelowZero() {
        assertThat(robustness(42, -0.3, -0.5, -0.1))
                .contains("-0.30 [-0.50, -0.10]")
                .endsWith("Confident images are easier to fool.");
    }

    @Test
    void thereIsNoVerdictIfTheIntervalContainsZeroOrThereAreFewImages() {
        String nothing = "They do not show whether confident images are harder to fool.";
        assertThat(robustness(42, 0.1, -0.1, 0.3)).endsWith(nothing);
        assertThat(robustness(9, 1, 1, 1)).endsWith(nothing);
        assertThat(robustness(10, 1, 1, 1)).endsWith("Confident images are harder to fool.");
        assertThat(robustness(9, -1, -1, -1)).endsWith(nothing);
    }

    @Test
    void anUndefinedCorrelationIsExplained() {
        assertThat(new Robustness(0, 0, Double.NaN, NONE).text())
                .isEqualTo("Spearman's rho between confidence and the smallest epsilon of the list that fools cannot be"
                        + " computed: it needs two correctly decided images, and there are 0.");
        assertThat(new Robustness(1, 1, Double.NaN, NONE).text()).endsWith("and there is 1.");
        assertThat(new Robustness(12, 0, Double.NaN, NONE).text())
                .endsWith("no epsilon fools any of the 12 correctly decided images.");
        assertThat(new Robustness(12, 12, Double.NaN, NONE).text())
                .endsWith(
                        "the 12 correctly decided images all need the same epsilon, or all have the same confidence.");
    }

    private static String detection(int fooled, double area, double low, double high) {
        return new Detection("bits:4", 8, fooled, area, new Interval(low, high), 0.727).text();
    }

    @Test
    void aDetectorBetterThanChanceIsReported() {
        assertThat(detection(22, 0.9, 0.8, 0.95))
                .isEqualTo(
                        "Detector bits:4 at epsilon 8: it separates fooling images from clean images better than chance"
                                + " (area under the ROC curve 0.900 [0.800, 0.950], fooling images: 22). It flags"
                                + " 72.7% of them while it flags at most 5% of the clean images.");
    }

    @Test
    void aDetectorWorseThanChanceIsReported() {
        assertThat(detection(22, 0.2, 0.1, 0.4)).contains(": it suspects clean images more than fooling images (area");
    }

    @Test
    void aDetectorIsUnclearIfTheIntervalContainsChanceOrThereAreFewImages() {
        String nothing = ": it is unclear whether it separates fooling images from clean images (area";
        assertThat(detection(22, 0.55, 0.4, 0.7)).contains(nothing);
        assertThat(detection(9, 1, 1, 1)).contains(nothing);
        assertThat(detection(10, 1, 1, 1)).contains("better than chance");
    }

    @Test
    void aDetectorWithoutFoolingImagesHasNothingToDetect() {
        assertThat(new Detection("jpeg:75", 0.5, 0, Double.NaN, NONE, Double.NaN).text())
                .isEqualTo(
                        "Detector jpeg:75 at epsilon 0.5: no correctly decided image was fooled, so there is nothing to"
                                + " detect.");
    }
}
