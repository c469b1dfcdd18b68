package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RocCurveTest {
    /** Compares with a count over all pairs. */
    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder() {
        SplittableRandom random = new SplittableRandom(3);
        for (int draw = 0; draw < 50; draw++) {
            double[] negatives =
                    random.ints(1 + random.nextInt(20), 0, 9).asDoubleStream().toArray();
            double[] positives =
                    random.ints(1 + random.nextInt(20), 2, 12).asDoubleStream().toArray();
            double sum = 0;
            for (double positive : positives) {
                for (double negative : negatives) {
                    sum += positive > negative ? 1 : positive == negative ? 0.5 : 0;
                }
            }
            assertThat(RocCurve.of(negatives, positives).area())
                    .isCloseTo(sum / (negatives.length * (double) positives.length), within(1e-12));
        }
    }

    @Test
    void falsePositivesStayWithinTheAllowedShare() {
        RocCurve curve = RocCurve.of(new double[] {1, 2, 3, 4}, new double[] {2.5, 3.5, 4, 5});
        assertThat(curve.truePositives(0)).isEqualTo(0.25);
        assertThat(curve.truePositives(0.25)).isEqualTo(0.75);
        assertThat(curve.truePositives(0.49)).isEqualTo(0.75);
        assertThat(curve.truePositives(1)).isEqualTo(1);
    }
}
