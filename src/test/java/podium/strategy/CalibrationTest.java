package podium.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import podium.Thorough;

class CalibrationTest {
    private static final double[] SCORES = {
        0.805, 0.808, 0.515, 0.054, 0.054, 0.383, 0.408, 0.045, 0.049, 0.999, 0.235, 0.235, 0.435, 0.974, 0.898, 0.844,
        0.392, 0.493, 0.677, 0.061, 0.556, 0.271, 0.88, 0.064
    };
    private static final boolean[] THERE =
            labels(1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0);
    private static final double[] ASKED = {0, 0.1, 0.25, 0.333, 0.5, 0.61, 0.75, 0.9, 1};

    private static boolean[] labels(int... ones) {
        boolean[] labels = new boolean[ones.length];
        for (int i = 0; i < ones.length; i++) {
            labels[i] = ones[i] == 1;
        }
        return labels;
    }

    private static void assertIs(Calibration found, double tolerance, double... expected) {
        for (int i = 0; i < ASKED.length; i++) {
            assertThat(found.of(ASKED[i])).as("%s", ASKED[i]).isCloseTo(expected[i], within(tolerance));
        }
    }

    /** As scikit-learn 1.2.1's _SigmoidCalibration, which stops a little before the least loss. */
    @Test
    void plattIsScikitLearns() {
        assertIs(
                CalibrationKind.PLATT.fit(SCORES, THERE),
                1e-6,
                0.14444841487117144,
                0.19195719148723095,
                0.2839156612759052,
                0.34486432821099366,
                0.48215320662680083,
                0.575471826495055,
                0.6861725250785666,
                0.7849091742751992,
                0.8369884085362138);
    }

    /** As scikit-learn 1.2.1's IsotonicRegression(out_of_bounds="clip"). */
    @Test
    void isotonicIsScikitLearns() {
        assertIs(
                CalibrationKind.ISOTONIC.fit(SCORES, THERE),
                1e-12,
                0.16666666666666666,
                0.18421052631578946,
                0.25,
                0.25,
                0.3295454545454546,
                0.5743801652892561,
                0.6666666666666666,
                1.0,
                1.0);
    }

    private static double loss(Calibration calibration, double[] scores, boolean[] there) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double p = calibration.of(scores[i]);
            sum -= Math.log(there[i] ? p : 1 - p);
        }
        return sum;
    }

    @Test
    void noOtherTemperatureIsLikelier() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < Thorough.count(50, 2_000); round++) {
            double[] scores = random.doubles(40, 0.01, 0.99).toArray();
            boolean[] there = new boolean[40];
            double sharpness = 0.5 + random.nextDouble();
            for (int i = 0; i < 40; i++) {
                there[i] = random.nextDouble() < 1 / (1 + Math.pow(1 / scores[i] - 1, sharpness));
            }
            Calibration found = CalibrationKind.TEMPERATURE.fit(scores, there);
            double temperature = ((Calibration.Temperature) found).temperature();
            if (temperature > 999) {
                continue; // labels contradict the scores, which are made as good as level
            }
            double least = loss(found, scores, there);
            for (double other : new double[] {0.9, 0.999, 1.001, 1.1}) {
                assertThat(loss(new Calibration.Temperature(temperature * other), scores, there))
                        .isGreaterThanOrEqualTo(least - 1e-9);
            }
        }
        assertThat(new Calibration.Temperature(2).of(0)).isZero();
        assertThat(new Calibration.Temperature(2).of(1)).isOne();
        assertThat(new Calibration.Temperature(2).of(0.8)).isCloseTo(2 / 3.0, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void aHigherScoreIsNoLessProbable(CalibrationKind kind) {
        SplittableRandom random = new SplittableRandom(4);
        double[] scores = random.doubles(60).toArray();
        boolean[] there = new boolean[60];
        for (int i = 0; i < 60; i++) {
            there[i] = random.nextDouble() < scores[i];
        }
        Calibration calibration = kind.fit(scores, there);
        double before = 0;
        for (int i = 0; i <= 1_000; i++) {
            double p = calibration.of(i / 1_000.0);
            assertThat(p).isBetween(before, 1.0);
            before = p;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClassThatIsNeverThereOrAlwaysHasAProbabilityToo(CalibrationKind kind) {
        for (boolean always : new boolean[] {false, true}) {
            Calibration calibration =
                    kind.fit(new double[] {0.1, 0.5, 0.5, 0.9}, new boolean[] {always, always, always, always});
            for (double score : ASKED) {
                assertThat(calibration.of(score)).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void lengthsHaveToFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationKind.PLATT.fit(new double[2], new boolean[3]))
                .withMessage("2 scores and 3 labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationKind.ISOTONIC.fit(new double[0], new boolean[0]));
    }
}
