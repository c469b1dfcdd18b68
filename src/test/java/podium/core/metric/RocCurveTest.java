package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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

    /** Compares with a search over all thresholds. */
    @Test
    void falsePositivesAreThoseOfTheHighestThresholdThatEnoughPositivesReach() {
        SplittableRandom random = new SplittableRandom(5);
        for (int draw = 0; draw < 50; draw++) {
            double[] negatives =
                    random.ints(1 + random.nextInt(30), 0, 9).asDoubleStream().toArray();
            double[] positives =
                    random.ints(1 + random.nextInt(30), 2, 12).asDoubleStream().toArray();
            double best = Double.NEGATIVE_INFINITY;
            for (double threshold : positives) {
                if (share(positives, threshold) >= 0.95 - 1e-9) {
                    best = Math.max(best, threshold);
                }
            }
            assertThat(RocCurve.of(negatives, positives).falsePositives(0.95)).isEqualTo(share(negatives, best));
        }
    }

    @Test
    void anIncreasingMapChangesNoFigure() {
        SplittableRandom random = new SplittableRandom(6);
        for (int draw = 0; draw < 20; draw++) {
            double[] negatives = random.doubles(20, -1, 1).toArray();
            double[] positives = random.doubles(25, -0.5, 2).toArray();
            RocCurve curve = RocCurve.of(negatives, positives);
            RocCurve mapped = RocCurve.of(
                    Arrays.stream(negatives).map(Math::exp).toArray(),
                    Arrays.stream(positives).map(Math::exp).toArray());
            assertThat(mapped.area()).isEqualTo(curve.area());
            assertThat(mapped.falsePositives(0.95)).isEqualTo(curve.falsePositives(0.95));
        }
    }

    @Test
    void equalNumbersEverywhereCountHalf() {
        RocCurve curve = RocCurve.of(new double[] {1, 1, 1}, new double[] {1, 1});
        assertThat(curve.area()).isEqualTo(0.5);
        assertThat(curve.falsePositives(0.95)).isEqualTo(1);
    }

    private static double share(double[] values, double threshold) {
        return (double) Arrays.stream(values)
                        .filter(value -> value >= threshold)
                        .count()
                / values.length;
    }
}
