package podium.player.strategy.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.core.metric.Bootstrap;
import podium.judge.competition.Labelling;

class CalibrationStandingTest {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(500, 0.95, 1);

    /** Returns the comparison on images whose logits are {@code sharpness} times too large. */
    private static List<CalibrationStanding> standings(double sharpness, int images, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] scores = new double[images][3];
        double[][] logOdds = new double[images][3];
        boolean[][] there = new boolean[images][3];
        int[] folds = new int[images];
        for (int image = 0; image < images; image++) {
            folds[image] = image % 5;
            for (int label = 0; label < 3; label++) {
                double logit = 6 * random.nextDouble() - 4;
                there[image][label] = random.nextDouble() < 1 / (1 + Math.exp(-logit));
                logOdds[image][label] = sharpness * logit;
                scores[image][label] = 1 / (1 + Math.exp(-sharpness * logit));
            }
        }
        CrossFitting fitting = new CrossFitting(LabelledScores.of(Labelling.MULTIPLE, scores, logOdds, there), folds);
        return CalibrationStanding.of(
                Arrays.stream(CalibrationKind.values())
                        .map(fitting::calibration)
                        .toList(),
                BOOTSTRAP);
    }

    private static CalibrationStanding of(List<CalibrationStanding> standings, CalibrationKind kind) {
        return standings.stream()
                .filter(standing -> standing.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noCalibrationWinsIfTheLogitsAreRight() {
        for (long seed = 0; seed < 10; seed++) {
            List<CalibrationStanding> standings = standings(1, 200, seed);
            assertThat(CalibrationStanding.winner(standings))
                    .as("seed %s", seed)
                    .isEqualTo(CalibrationKind.NONE);
        }
    }

    @Test
    void temperatureWinsIfTheLogitsAreThreeTimesTooSharp() {
        List<CalibrationStanding> standings = standings(3, 600, 2);
        assertThat(CalibrationStanding.winner(standings)).isEqualTo(CalibrationKind.TEMPERATURE);
        assertThat(of(standings, CalibrationKind.TEMPERATURE).better()).isTrue();
        assertThat(of(standings, CalibrationKind.PLATT).better()).isTrue();
        assertThat(of(standings, CalibrationKind.NONE).better()).isFalse();
    }

    /** A lower loss alone is not enough: the interval of the gain must exclude 0. */
    @Test
    void aGainWhoseIntervalContainsZeroDoesNotWin() {
        boolean smallerButNotBetter = false;
        for (long seed = 0; seed < 40; seed++) {
            List<CalibrationStanding> standings = standings(1.1, 30, seed);
            CalibrationStanding least = CalibrationStanding.leastLoss(standings).orElseThrow();
            if (least.gain().difference() > 0 && !least.gain().distinguishable()) {
                smallerButNotBetter = true;
                assertThat(CalibrationStanding.winner(standings)).isEqualTo(CalibrationKind.NONE);
            }
        }
        assertThat(smallerButNotBetter).isTrue();
    }

    @Test
    void gainsAreTheDifferencesToNoCalibration() {
        List<CalibrationStanding> standings = standings(2, 100, 4);
        double none = of(standings, CalibrationKind.NONE).loss();
        for (CalibrationStanding standing : standings) {
            assertThat(standing.gain().difference()).isCloseTo(none - standing.loss(), within(1e-12));
        }
        assertThat(of(standings, CalibrationKind.NONE).gain().interval().low()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> CalibrationStanding.of(List.of(), BOOTSTRAP));
    }
}
