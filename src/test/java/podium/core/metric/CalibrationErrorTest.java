package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {
    /** Bin 14 has (0.9, right), (0.88, wrong); bin 8 has (0.55, right): 2/3 |0.89 - 0.5| + 1/3 |0.55 - 1|. */
    @Test
    void threePredictionsByHand() {
        double error = CalibrationError.of(new double[] {0.9, 0.55, 0.88}, new boolean[] {true, true, false});
        assertThat(error).isCloseTo(0.78 / 3 + 0.45 / 3, within(1e-12));
    }

    @Test
    void certaintiesThatAreRightHaveNoErrorAndWrongOnesTheWhole() {
        assertThat(CalibrationError.of(new double[] {1, 1}, new boolean[] {true, true}))
                .isZero();
        assertThat(CalibrationError.of(new double[] {1, 1}, new boolean[] {false, false}))
                .isEqualTo(1);
        assertThat(CalibrationError.of(new double[] {0}, new boolean[] {false})).isZero();
    }

    /** An edge belongs to the bin below it: 0.2 = 3 / 15 shares a bin with 0.19, not with 0.21. */
    @Test
    void anEdgeBelongsToTheLowerBin() {
        boolean[] outcomes = {true, false};
        assertThat(CalibrationError.of(new double[] {0.2, 0.19}, outcomes)).isCloseTo(0.61 / 2, within(1e-12));
        assertThat(CalibrationError.of(new double[] {0.2, 0.21}, outcomes)).isCloseTo((0.8 + 0.21) / 2, within(1e-12));
    }

    /** The twin goes through the bins and compares each confidence with their edges, as Guo et al. write it. */
    @Test
    void theErrorIsThatOfTheDefinition() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            int size = 1 + random.nextInt(60);
            double[] confidences = new double[size];
            boolean[] right = new boolean[size];
            for (int i = 0; i < size; i++) {
                confidences[i] = random.nextInt(1, 1001) / 1000.0;
                right[i] = random.nextDouble() < confidences[i];
            }
            double error = 0;
            for (int bin = 1; bin <= 15; bin++) {
                int count = 0;
                int hits = 0;
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    if (15 * confidences[i] > bin - 1 && 15 * confidences[i] <= bin) {
                        count++;
                        hits += right[i] ? 1 : 0;
                        sum += confidences[i];
                    }
                }
                error += count == 0 ? 0 : (double) count / size * Math.abs((double) hits / count - sum / count);
            }
            assertThat(CalibrationError.of(confidences, right)).isCloseTo(error, within(1e-12));
        }
    }

    @Test
    void withoutPredictionsThereIsNoError() {
        assertThatIllegalArgumentException().isThrownBy(() -> CalibrationError.of(new double[0], new boolean[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> CalibrationError.of(new double[1], new boolean[2]));
    }
}
