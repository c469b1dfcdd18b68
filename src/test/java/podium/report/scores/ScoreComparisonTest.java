package podium.report.scores;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.core.metric.Interval;
import podium.core.metric.PairedDifference;

class ScoreComparisonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.4989 | 0.4353 | 0.5605 | tuned is better than prior on the public images, by +0.4989 (95% interval 0.4353 to 0.5605)
            -0.1 | -0.2 | -0.05 | tuned is worse than prior on the public images, by -0.1000 (95% interval -0.2000 to -0.0500)
            -0.1 | -0.2 | -0.00001 | tuned is worse than prior on the public images, by -0.1000 (95% interval -0.2000 to -1e-05)
            0.01 | 0 | 0.03 | tuned is not distinguishable from prior on the public images: the difference is +0.0100 (95% interval 0.0000 to 0.0300)
            0.4 | NaN | NaN | one image is too few to tell whether tuned is better than prior on the public images (difference +0.4000)
            """)
    void theSentenceFollowsTheInterval(double difference, double low, double high, String sentence) {
        assertThat(ScoreComparison.sentence(
                        "tuned",
                        "prior",
                        "the public images",
                        new PairedDifference(difference, new Interval(low, high))))
                .isEqualTo(sentence);
    }
}
