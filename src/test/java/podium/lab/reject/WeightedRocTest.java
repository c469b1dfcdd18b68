package podium.lab.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.core.metric.RocCurve;

class WeightedRocTest {
    /** Compares with the curve of members that are written down as often as they count. */
    @Test
    void weightsCountAsRepeatedMembers() {
        SplittableRandom random = new SplittableRandom(8);
        for (int draw = 0; draw < 100; draw++) {
            double[] negatives =
                    random.ints(1 + random.nextInt(20), 0, 9).asDoubleStream().toArray();
            double[] positives =
                    random.ints(1 + random.nextInt(20), 2, 12).asDoubleStream().toArray();
            int[] negative = weights(negatives.length, random);
            int[] positive = weights(positives.length, random);
            RocCurve naive = RocCurve.of(repeated(negatives, negative), repeated(positives, positive));
            WeightedRoc curve = WeightedRoc.of(negatives, positives);
            assertThat(curve.area(negative, positive)).isCloseTo(naive.area(), within(1e-12));
            assertThat(curve.falsePositives(0.95, negative, positive)).isEqualTo(naive.falsePositives(0.95));
        }
    }

    private static int[] weights(int members, SplittableRandom random) {
        int[] weights = random.ints(members, 0, 4).toArray();
        weights[0]++;
        return weights;
    }

    private static double[] repeated(double[] values, int[] weights) {
        return IntStream.range(0, values.length)
                .boxed()
                .flatMapToDouble(
                        member -> DoubleStream.generate(() -> values[member]).limit(weights[member]))
                .toArray();
    }

    @Test
    void aGroupThatWasNotDrawnHasNoFigures() {
        WeightedRoc curve = WeightedRoc.of(new double[] {1, 2}, new double[] {3});
        assertThat(curve.area(new int[2], new int[] {1})).isNaN();
        assertThat(curve.falsePositives(0.95, new int[] {1, 1}, new int[1])).isNaN();
    }

    @Test
    void zerosOfBothSignsAreEqual() {
        int[] once = {1};
        assertThat(Arrays.stream(new double[] {0.0, -0.0})
                        .map(zero -> WeightedRoc.of(new double[] {zero}, new double[] {-zero})
                                .area(once, once)))
                .containsOnly(0.5);
    }
}
