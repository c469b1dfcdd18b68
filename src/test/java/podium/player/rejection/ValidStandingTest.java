package podium.player.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValidStandingTest {
    private static ValidStanding of(double... familiarities) {
        return new ValidStanding(
                RejectionScore.ENERGY,
                0.5,
                0.5,
                Arrays.stream(familiarities).sorted().boxed().toList());
    }

    @Test
    void theThresholdHasTheRankOfTheConformalQuantile() {
        double[] familiarities = new double[39];
        Arrays.setAll(familiarities, place -> place + 1);
        assertThat(of(familiarities).threshold(0.05)).isEqualTo(2);
        assertThat(of(familiarities).threshold(0.1)).isEqualTo(4);
        assertThat(of(familiarities).threshold(0.0999)).isEqualTo(3);
        assertThat(of(familiarities).smallestShare()).isEqualTo(1.0 / 40);
        assertThat(of(familiarities).threshold(0.025)).isEqualTo(1);
        assertThatThrownBy(() -> of(familiarities).threshold(0.0249)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void atMostTheShareOfNewKnownImagesIsRejectedOverManyDraws() {
        SplittableRandom random = new SplittableRandom(21);
        int rejected = 0;
        int draws = 20_000;
        for (int draw = 0; draw < draws; draw++) {
            double threshold = of(random.doubles(30).toArray()).threshold(0.1);
            rejected += random.nextDouble() < threshold ? 1 : 0;
        }
        // The exact share is floor(3.1) / 31 = 0.0968.
        assertThat(rejected / (double) draws).isBetween(0.09, 0.1035);
    }

    @Test
    void theMeritIsTheMeanOfBothAreas() {
        assertThat(new ValidStanding(RejectionScore.ENERGY, 0.6, 0.8, List.of(1.0)).merit())
                .isEqualTo(0.7);
        assertThat(new ValidStanding(RejectionScore.ENERGY, null, 0.8, List.of(1.0)).merit())
                .isEqualTo(0.8);
    }

    @Test
    void familiaritiesAscend() {
        assertThatThrownBy(() -> new ValidStanding(RejectionScore.ENERGY, 0.5, 0.5, List.of(2.0, 1.0)))
                .hasMessageContaining("familiarity 1 is 1.0");
        assertThatThrownBy(() -> new ValidStanding(RejectionScore.ENERGY, 0.5, 0.5, List.of(Double.NaN)))
                .hasMessageContaining("NaN");
    }
}
