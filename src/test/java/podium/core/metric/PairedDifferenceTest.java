package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedDifferenceTest {
    @ParameterizedTest
    @CsvSource({
        "0.2, 0.1, 0.3, better",
        "-0.2, -0.3, -0.1, worse",
        "0.1, -0.1, 0.3, not distinguishable",
        "0.1, 0, 0.3, not distinguishable",
        "-0.1, -0.3, 0, not distinguishable",
        "0, 0, 0, not distinguishable",
        "0.1, NaN, NaN, not distinguishable"
    })
    void theVerdictFollowsTheInterval(double difference, double low, double high, String verdict) {
        assertThat(new PairedDifference(difference, new Interval(low, high)).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void oneImageIsNotDistinguishable() {
        PairedDifference difference = PairedDifference.of(
                0.5,
                new double[][] {{1, 1}},
                new double[][] {{0.5, 1}},
                sum -> sum[0] / sum[1],
                new Bootstrap(100, 0.95, 1));
        assertThat(difference.verdict()).isEqualTo("not distinguishable");
    }
}
