package podium.player.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.core.metric.CalibrationError;

class SingleLabelFiguresTest {
    private static byte[][] targets(int classes, int... truth) {
        byte[][] targets = new byte[truth.length][classes];
        for (int image = 0; image < truth.length; image++) {
            targets[image][truth[image]] = 1;
        }
        return targets;
    }

    /**
     * Truths 0, 0, 1, 2; predictions 0, 1, 1, 0. Precision, recall and F1 are 1/2, 1/2, 1/2 of class 0, 1/2, 1, 2/3 of
     * class 1, and 0 of class 2.
     */
    @Test
    void fourImagesByHand() {
        float[][] scores = {{0.5f, 0.25f, 0.25f}, {0.25f, 0.75f, 0}, {0.125f, 0.75f, 0.125f}, {0.5f, 0.25f, 0.25f}};
        SingleLabelFigures figures = SingleLabelFigures.of(scores, targets(3, 0, 0, 1, 2));
        assertThat(figures.accuracy()).isEqualTo(0.5);
        assertThat(figures.classes())
                .containsExactly(
                        new ClassRates(0.5, 0.5, 0.5), new ClassRates(0.5, 1, 2 / 3.0), new ClassRates(0, 0, 0));
        assertThat(figures.f1Macro()).isCloseTo((1 / 2.0 + 2 / 3.0) / 3, within(1e-12));
        assertThat(figures.logLoss())
                .isCloseTo(-(Math.log(0.5) + 2 * Math.log(0.25) + Math.log(0.75)) / 4, within(1e-12));
        // Bin 8 has two predictions of 0.5, one right; bin 12 has two of 0.75, one right.
        assertThat(figures.expectedCalibrationError()).isCloseTo(0.125, within(1e-12));
        assertThat(figures.top5Accuracy()).isNaN();
    }

    @Test
    void equalScoresPredictTheFirstClass() {
        float[][] scores = {{0.25f, 0.25f, 0.25f, 0.25f}};
        assertThat(SingleLabelFigures.of(scores, targets(4, 0)).accuracy()).isOne();
        assertThat(SingleLabelFigures.of(scores, targets(4, 1)).accuracy()).isZero();
    }

    /** With six equal scores, the five first classes are the top five. */
    @Test
    void theTopFiveExistFromSixClassesOn() {
        float[][] five = new float[1][5];
        float[][] six = new float[1][6];
        assertThat(SingleLabelFigures.of(five, targets(5, 4)).top5Accuracy()).isNaN();
        assertThat(SingleLabelFigures.of(six, targets(6, 4)).top5Accuracy()).isOne();
        assertThat(SingleLabelFigures.of(six, targets(6, 5)).top5Accuracy()).isZero();
    }

    @Test
    void scoresOfASigmoidBecomeProbabilitiesByTheirSum() {
        float[][] sigmoids = {{0.9f, 0.6f, 0.3f}};
        SingleLabelFigures figures = SingleLabelFigures.of(sigmoids, targets(3, 1));
        assertThat(figures.logLoss()).isCloseTo(-Math.log(0.6 / 1.8), within(1e-6));
        assertThat(figures.expectedCalibrationError()).isCloseTo(0.5, within(1e-6));
        assertThat(SingleLabelFigures.of(new float[1][4], targets(4, 2)).logLoss())
                .isCloseTo(Math.log(4), within(1e-12));
    }

    @Test
    void aWrongCertaintyHasAFiniteLogLoss() {
        assertThat(SingleLabelFigures.of(new float[][] {{1, 0}}, targets(2, 1)).logLoss())
                .isCloseTo(-Math.log(1e-7), within(1e-9));
    }

    /** The twin sorts classes and counts each class's images anew for each figure. */
    @Test
    void theFiguresAreThoseOfTheirDefinitions() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 60; round++) {
            int classes = 2 + random.nextInt(9);
            int images = 1 + random.nextInt(40);
            float[][] scores = new float[images][classes];
            int[] truth = new int[images];
            for (int image = 0; image < images; image++) {
                truth[image] = random.nextInt(classes);
                for (int label = 0; label < classes; label++) {
                    scores[image][label] = 1 + random.nextInt(8);
                }
            }
            SingleLabelFigures figures = SingleLabelFigures.of(scores, targets(classes, truth));
            int[][] order = Arrays.stream(scores)
                    .map(row -> IntStream.range(0, classes)
                            .boxed()
                            .sorted(Comparator.comparingDouble(label -> -row[label]))
                            .mapToInt(Integer::intValue)
                            .toArray())
                    .toArray(int[][]::new);
            double right = 0;
            double near = 0;
            double loss = 0;
            double[] confidences = new double[images];
            boolean[] hits = new boolean[images];
            for (int image = 0; image < images; image++) {
                int own = truth[image];
                double sum = 0;
                for (float score : scores[image]) {
                    sum += score;
                }
                hits[image] = order[image][0] == own;
                right += hits[image] ? 1 : 0;
                near += Arrays.stream(order[image]).limit(5).anyMatch(label -> label == own) ? 1 : 0;
                loss -= Math.log(scores[image][own] / sum);
                confidences[image] = scores[image][order[image][0]] / sum;
            }
            assertThat(figures.accuracy()).isEqualTo(right / images);
            assertThat(figures.logLoss()).isCloseTo(loss / images, within(1e-9));
            assertThat(figures.expectedCalibrationError())
                    .isCloseTo(CalibrationError.of(confidences, hits), within(1e-9));
            assertThat(figures.top5Accuracy()).isEqualTo(Double.valueOf(classes > 5 ? near / images : Double.NaN));
            double f1 = 0;
            for (int label = 0; label < classes; label++) {
                int own = label;
                double both = IntStream.range(0, images)
                        .filter(image -> truth[image] == own && order[image][0] == own)
                        .count();
                double some = IntStream.range(0, images)
                                .filter(image -> truth[image] == own)
                                .count()
                        + IntStream.range(0, images)
                                .filter(image -> order[image][0] == own)
                                .count();
                f1 += some == 0 ? 0 : 2 * both / some;
            }
            assertThat(figures.f1Macro()).isCloseTo(f1 / classes, within(1e-9));
        }
    }

    @Test
    void imagesWithoutExactlyOneClassAndScoresThatAreNoNumbersAreRefused() {
        float[][] scores = {{0.5f, 0.5f}};
        for (byte[] wrong : List.of(new byte[] {1, 1}, new byte[] {0, 0}, new byte[] {0, -1})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SingleLabelFigures.of(scores, new byte[][] {wrong}))
                    .withMessageContaining("classes; expected exactly one");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SingleLabelFigures.of(new float[][] {{Float.NaN, 0}}, targets(2, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> SingleLabelFigures.of(new float[0][], new byte[0][]));
    }

    @Test
    void theMarginIsTheDistanceToAnotherDecision() {
        float[] scores = {0.125f, 0.625f, 0.25f};
        assertThat(new HighestScore().margin(scores)).isEqualTo(0.375);
        assertThat(new HighestScore().margin(new float[] {0.3f})).isEqualTo(1);
        assertThat(new ThresholdRule(0.5, false).margin(scores)).isEqualTo(0.125);
        assertThat(new HighestScore().decide(scores)).containsExactly(false, true, false);
        assertThat(new HighestScore().decide(new float[] {0.5f, 0.5f})).containsExactly(true, false);
    }
}
