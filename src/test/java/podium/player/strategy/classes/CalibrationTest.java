package podium.player.strategy.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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
            assertThat(found.calibrate(ASKED[i])).as("%s", ASKED[i]).isCloseTo(expected[i], within(tolerance));
        }
    }

    /**
     * The expected values are from scikit-learn 1.2.1's _SigmoidCalibration, which stops slightly before the minimum.
     */
    @Test
    void plattMatchesScikitLearn() {
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

    /** The expected values are from scikit-learn 1.2.1's IsotonicRegression(out_of_bounds="clip"). */
    @Test
    void isotonicMatchesScikitLearn() {
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

    private static double loss(Calibration calibration, double[] values, boolean[] there) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double p = calibration.calibrate(values[i]);
            sum -= Math.log(there[i] ? p : 1 - p);
        }
        return sum;
    }

    @Test
    void theTemperatureMaximisesTheLikelihood() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < Thorough.count(50, 2_000); round++) {
            double[] logOdds = random.doubles(40, -4.5, 4.5).toArray();
            boolean[] there = new boolean[40];
            double sharpness = 0.5 + random.nextDouble();
            for (int i = 0; i < 40; i++) {
                there[i] = random.nextDouble() < 1 / (1 + Math.exp(-sharpness * logOdds[i]));
            }
            Calibration found = CalibrationKind.TEMPERATURE.fit(logOdds, there);
            double temperature = ((Calibration.Temperature) found).temperature();
            if (temperature > 999) {
                continue; // The labels contradict the log odds, so the best temperature is infinite.
            }
            double least = loss(found, logOdds, there);
            for (double other : new double[] {0.9, 0.999, 1.001, 1.1}) {
                assertThat(loss(new Calibration.Temperature(temperature * other), logOdds, there))
                        .isGreaterThanOrEqualTo(least - 1e-9);
            }
        }
        assertThat(new Calibration.Temperature(2).calibrate(0)).isEqualTo(0.5);
        assertThat(new Calibration.Temperature(2).calibrate(Math.log(4))).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(new Calibration.Temperature(2).calibrate(ImageScores.of(0.8), 0))
                .isCloseTo(2 / 3.0, within(1e-12));
        assertThat(new Calibration.Temperature(1).calibrate(ImageScores.of(0), 0))
                .isCloseTo(1e-7, within(1e-15));
    }

    /**
     * Labels drawn with the probabilities that the logits give, while the network's logits are {@code sharpness} times
     * larger.
     */
    private static final class Drawn {
        private final double[] logOdds;
        private final boolean[] there;

        Drawn(int count, double sharpness, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            logOdds = new double[count];
            there = new boolean[count];
            for (int i = 0; i < count; i++) {
                double logit = 6 * random.nextDouble() - 4;
                there[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit));
                logOdds[i] = sharpness * logit;
            }
        }

        double[] scores() {
            return Arrays.stream(logOdds)
                    .map(value -> 1 / (1 + Math.exp(-value)))
                    .toArray();
        }
    }

    @Test
    void plattAndTemperatureKeepLogitsThatAreRight() {
        for (long seed = 0; seed < Thorough.count(5, 50); seed++) {
            Drawn drawn = new Drawn(40_000, 1, seed);
            Calibration.Sigmoid platt = (Calibration.Sigmoid) CalibrationKind.PLATT.fit(drawn.logOdds, drawn.there);
            assertThat(platt.slope()).isCloseTo(-1, within(0.05));
            assertThat(platt.offset()).isCloseTo(0, within(0.06));
            Calibration.Temperature found =
                    (Calibration.Temperature) CalibrationKind.TEMPERATURE.fit(drawn.logOdds, drawn.there);
            assertThat(found.temperature()).isCloseTo(1, within(0.05));
        }
    }

    @Test
    void plattAndTemperatureUndoSharpenedLogits() {
        for (double temperature : new double[] {0.5, 2, 4}) {
            Drawn drawn = new Drawn(40_000, temperature, 3);
            Calibration.Sigmoid platt = (Calibration.Sigmoid) CalibrationKind.PLATT.fit(drawn.logOdds, drawn.there);
            assertThat(-1 / platt.slope()).isCloseTo(temperature, within(0.05 * temperature));
            Calibration.Temperature found =
                    (Calibration.Temperature) CalibrationKind.TEMPERATURE.fit(drawn.logOdds, drawn.there);
            assertThat(found.temperature()).isCloseTo(temperature, within(0.05 * temperature));
        }
    }

    /** A logistic function of the logit can undo sharpness; one of the probability cannot. */
    @Test
    void plattOnLogitsHasALowerLossThanPlattOnProbabilities() {
        for (double sharpness : new double[] {1, 2, 3}) {
            for (long seed = 0; seed < Thorough.count(10, 100); seed++) {
                Drawn drawn = new Drawn(400, sharpness, seed);
                Drawn fresh = new Drawn(4_000, sharpness, seed + 1_000);
                double onLogits =
                        loss(CalibrationKind.PLATT.fit(drawn.logOdds, drawn.there), fresh.logOdds, fresh.there);
                double onScores =
                        loss(CalibrationKind.PLATT.fit(drawn.scores(), drawn.there), fresh.scores(), fresh.there);
                assertThat(onLogits).isLessThan(onScores);
            }
        }
    }

    /** Plain gradient descent reaches the same slope and offset. */
    @Test
    void plattMatchesGradientDescent() {
        for (long seed = 0; seed < Thorough.count(10, 200); seed++) {
            Drawn drawn = new Drawn(60, 1 + seed % 3, seed);
            int positives = 0;
            for (boolean there : drawn.there) {
                positives += there ? 1 : 0;
            }
            double slope = 0;
            double offset = 0;
            for (int step = 0; step < 20_000; step++) {
                double bySlope = 0;
                double byOffset = 0;
                for (int i = 0; i < drawn.there.length; i++) {
                    double target = drawn.there[i] ? (positives + 1.0) / (positives + 2) : 1.0 / (60 - positives + 2);
                    double p = 1 / (1 + Math.exp(slope * drawn.logOdds[i] + offset));
                    bySlope += (target - p) * drawn.logOdds[i];
                    byOffset += target - p;
                }
                slope -= 0.1 * bySlope / 60;
                offset -= 0.1 * byOffset / 60;
            }
            Calibration.Sigmoid platt = (Calibration.Sigmoid) CalibrationKind.PLATT.fit(drawn.logOdds, drawn.there);
            assertThat(platt.slope()).isCloseTo(slope, within(1e-6));
            assertThat(platt.offset()).isCloseTo(offset, within(1e-6));
        }
    }

    @Test
    void extremeLogitsGiveFiniteProbabilities() {
        double[] logOdds = {-3e38, -90, -1, 0, 1, 90, 3e38, Float.MAX_VALUE};
        for (CalibrationKind kind : new CalibrationKind[] {CalibrationKind.PLATT, CalibrationKind.TEMPERATURE}) {
            Calibration calibration =
                    kind.fit(logOdds, new boolean[] {false, true, false, false, true, true, true, true});
            for (double value : logOdds) {
                assertThat(calibration.calibrate(value)).isBetween(0.0, 1.0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHigherScoreNeverGetsALowerProbability(CalibrationKind kind) {
        SplittableRandom random = new SplittableRandom(4);
        double[] scores = random.doubles(60).toArray();
        boolean[] there = new boolean[60];
        for (int i = 0; i < 60; i++) {
            there[i] = random.nextDouble() < scores[i];
        }
        Calibration calibration = kind.fit(scores, there);
        double before = 0;
        for (int i = 0; i <= 1_000; i++) {
            double p = calibration.calibrate(i / 1_000.0);
            assertThat(p).isBetween(before, 1.0);
            before = p;
        }
    }

    @ParameterizedTest
    @EnumSource
    void classesThatAreNeverOrAlwaysPresentGetAProbability(CalibrationKind kind) {
        for (boolean always : new boolean[] {false, true}) {
            Calibration calibration =
                    kind.fit(new double[] {0.1, 0.5, 0.5, 0.9}, new boolean[] {always, always, always, always});
            for (double score : ASKED) {
                assertThat(calibration.calibrate(score)).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void emptyOrMismatchedInputsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationKind.PLATT.fit(new double[2], new boolean[3]))
                .withMessage("2 values and 3 labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationKind.ISOTONIC.fit(new double[0], new boolean[0]));
    }
}
