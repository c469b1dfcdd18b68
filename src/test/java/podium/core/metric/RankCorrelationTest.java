package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    /** Expected values from SciPy 1.10.1, {@code spearmanr}. */
    @Test
    void theCorrelationWithTiesEqualsThatOfScipy() {
        assertThat(RankCorrelation.of(new double[] {1, 2, 2, 4, 5, 9}, new double[] {3, 1, 1, 8, 8, 7}))
                .isCloseTo(0.6269355057278586, within(1e-12));
    }

    @Test
    void onlyTheOrderMatters() {
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(RankCorrelation.of(new double[] {1, 5, 9}, new double[] {2, 3, infinite}))
                .isEqualTo(1);
        assertThat(RankCorrelation.of(new double[] {9, 5, 1}, new double[] {2, 3, infinite}))
                .isEqualTo(-1);
        assertThat(RankCorrelation.of(new double[] {1, 1}, new double[] {2, 3})).isNaN();
    }
}
