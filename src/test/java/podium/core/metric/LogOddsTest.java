package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogOddsTest {
    @Test
    void logOddsAndSigmoidAreInverse() {
        for (double logOdds = -16; logOdds <= 16; logOdds += 0.25) {
            assertThat(LogOdds.of(Logistic.sigmoid(logOdds))).isCloseTo(logOdds, within(1e-6));
        }
        assertThat(LogOdds.of(0.8)).isCloseTo(Math.log(4), within(1e-12));
    }

    @Test
    void certaintyIsTreatedAsOneTenMillionthAway() {
        assertThat(LogOdds.of(0)).isCloseTo(Math.log(1e-7 / (1 - 1e-7)), within(1e-12));
        assertThat(LogOdds.of(1)).isCloseTo(-LogOdds.of(0), within(1e-8));
        assertThat(LogOdds.of(1e-9)).isEqualTo(LogOdds.of(0));
        assertThat(Logistic.sigmoid(1e308)).isOne();
        assertThat(Logistic.sigmoid(-1e308)).isZero();
    }

    @Test
    void negativeLogLikelihoodMatchesItsDefinition() {
        assertThat(NegativeLogLikelihood.of(new double[] {0.8, 0.25}, new boolean[] {true, false}))
                .isCloseTo(-(Math.log(0.8) + Math.log(0.75)) / 2, within(1e-12));
        assertThat(NegativeLogLikelihood.of(new double[] {0}, new boolean[] {true}))
                .isCloseTo(-Math.log(1e-7), within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NegativeLogLikelihood.of(new double[1], new boolean[2]))
                .withMessage("1 probabilities, 2 outcomes");
    }
}
