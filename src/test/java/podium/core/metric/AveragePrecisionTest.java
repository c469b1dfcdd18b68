package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class AveragePrecisionTest {
    private static final double EXACT = 1e-12;

    private static AveragePrecision of(double[] scores, int... positives) {
        boolean[] truth = new boolean[positives.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = positives[i] == 1;
        }
        return AveragePrecision.of(scores, truth);
    }

    /** The example in the documentation of scikit-learn's average_precision_score: 0.83. */
    @Test
    void theExampleOfScikitLearnHolds() {
        AveragePrecision curve = of(new double[] {0.1, 0.4, 0.35, 0.8}, 0, 0, 1, 1);
        assertThat(curve.averagePrecision()).isCloseTo(0.5 * 1 + 0.5 * 2 / 3, within(EXACT));
    }

    /** The ranking 1 0 1 0 1 has the precisions 1, 1/2, 2/3, 1/2, 3/5 at the recalls 1/3, 1/3, 2/3, 2/3, 1. */
    @Test
    void theThreeDefinitionsDifferOnOneRanking() {
        AveragePrecision curve = of(new double[] {0.9, 0.8, 0.7, 0.6, 0.5}, 1, 0, 1, 0, 1);
        assertThat(curve.ap11()).isCloseTo((4 * 1 + 3 * 2.0 / 3 + 4 * 0.6) / 11, within(EXACT));
        assertThat(curve.apAuc()).isCloseTo((1 + 2.0 / 3 + 0.6) / 3, within(EXACT));
        assertThat(curve.averagePrecision()).isCloseTo((1 + 2.0 / 3 + 0.6) / 3, within(EXACT));
    }

    /**
     * The ranking 0 1 1 has the precisions 0, 1/2, 2/3. The envelope raises the first positive to 2/3;
     * scikit-learn does not.
     */
    @Test
    void onlyTheAreaUsesTheEnvelope() {
        AveragePrecision curve = of(new double[] {3, 2, 1}, 0, 1, 1);
        assertThat(curve.ap11()).isCloseTo(2.0 / 3, within(EXACT));
        assertThat(curve.apAuc()).isCloseTo(2.0 / 3, within(EXACT));
        assertThat(curve.averagePrecision()).isCloseTo((1.0 / 2 + 2.0 / 3) / 2, within(EXACT));
    }

    /**
     * Three equal scores enter scikit-learn's sum together, with the precision 2/3; the devkit ranks them in
     * order.
     */
    @Test
    void tiesEnterTogetherForScikitLearnAndInOrderForVoc() {
        AveragePrecision curve = of(new double[] {0.5, 0.5, 0.5, 0.1}, 0, 1, 1, 0);
        assertThat(curve.averagePrecision()).isCloseTo(2.0 / 3, within(EXACT));
        assertThat(curve.apAuc()).isCloseTo(2.0 / 3, within(EXACT));
        AveragePrecision turned = of(new double[] {0.5, 0.5, 0.5, 0.1}, 1, 1, 0, 0);
        assertThat(turned.averagePrecision()).isCloseTo(2.0 / 3, within(EXACT));
        assertThat(turned.apAuc()).isEqualTo(1);
    }

    /**
     * Of ten positives three are found at once: a recall of exactly 0.3 reaches that step, 0.4 is reached only
     * at rank 14.
     */
    @Test
    void stepsOfRecallAreReachedExactly() {
        double[] scores = new double[20];
        int[] positives = new int[20];
        Arrays.setAll(scores, i -> -i);
        Arrays.setAll(positives, i -> i < 3 || i >= 13 ? 1 : 0);
        assertThat(of(scores, positives).ap11()).isCloseTo((4 * 1 + 7 * 0.5) / 11, within(EXACT));
    }

    @Test
    void aPerfectRankingIsOneInAllThreeDefinitions() {
        AveragePrecision curve = of(new double[] {4, 3, 2, 1}, 1, 1, 0, 0);
        assertThat(curve.ap11()).isEqualTo(1);
        assertThat(curve.apAuc()).isEqualTo(1);
        assertThat(curve.averagePrecision()).isEqualTo(1);
    }

    @Test
    void withoutAPositiveTheFiguresAreNaN() {
        for (AveragePrecision curve : new AveragePrecision[] {of(new double[] {1, 2}, 0, 0), of(new double[0])}) {
            assertThat(curve.ap11()).isNaN();
            assertThat(curve.apAuc()).isNaN();
            assertThat(curve.averagePrecision()).isNaN();
        }
    }

    @Test
    void figuresAgreeWithTheirDefinitions() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < Thorough.count(2_000, 100_000); i++) {
            int images = 1 + random.nextInt(40);
            double[] scores = new double[images];
            boolean[] positives = new boolean[images];
            for (int image = 0; image < images; image++) {
                scores[image] = random.nextInt(1, 15) / 7.0;
                positives[image] = random.nextInt(3) == 0;
            }
            positives[random.nextInt(images)] = true;
            AveragePrecision curve = AveragePrecision.of(scores, positives);
            assertThat(curve.ap11()).isCloseTo(naive11(scores, positives), within(EXACT));
            assertThat(curve.apAuc()).isCloseTo(naiveArea(scores, positives), within(EXACT));
            assertThat(curve.averagePrecision()).isCloseTo(naiveScikit(scores, positives), within(EXACT));
        }
    }

    /** The number of positives among the images ranked up to {@code image}. */
    private static int found(double[] scores, boolean[] positives, int image) {
        int found = 0;
        for (int other = 0; other < scores.length; other++) {
            found += positives[other] && before(scores, other, image) ? 1 : 0;
        }
        return found;
    }

    private static int rank(double[] scores, int image) {
        int rank = 0;
        for (int other = 0; other < scores.length; other++) {
            rank += before(scores, other, image) ? 1 : 0;
        }
        return rank;
    }

    private static boolean before(double[] scores, int other, int image) {
        return scores[other] > scores[image] || (scores[other] == scores[image] && other <= image);
    }

    private static int total(boolean[] positives) {
        int total = 0;
        for (boolean positive : positives) {
            total += positive ? 1 : 0;
        }
        return total;
    }

    /** The best precision at any rank that has found at least that many positives. */
    private static double best(double[] scores, boolean[] positives, double positivesFound) {
        double best = 0;
        for (int image = 0; image < scores.length; image++) {
            int found = found(scores, positives, image);
            if (found >= positivesFound) {
                best = Math.max(best, (double) found / rank(scores, image));
            }
        }
        return best;
    }

    private static double naive11(double[] scores, boolean[] positives) {
        double sum = 0;
        for (int step = 0; step <= 10; step++) {
            int needed = (step * total(positives) + 9) / 10;
            sum += best(scores, positives, needed);
        }
        return sum / 11;
    }

    private static double naiveArea(double[] scores, boolean[] positives) {
        double sum = 0;
        for (int found = 1; found <= total(positives); found++) {
            sum += best(scores, positives, found);
        }
        return sum / total(positives);
    }

    private static double naiveScikit(double[] scores, boolean[] positives) {
        double[] thresholds = Arrays.stream(scores).distinct().toArray();
        double sum = 0;
        for (double threshold : thresholds) {
            int above = 0;
            int chosen = 0;
            int gained = 0;
            for (int image = 0; image < scores.length; image++) {
                chosen += scores[image] >= threshold ? 1 : 0;
                above += scores[image] >= threshold && positives[image] ? 1 : 0;
                gained += scores[image] == threshold && positives[image] ? 1 : 0;
            }
            sum += (double) gained / total(positives) * above / chosen;
        }
        return sum;
    }

    @Test
    void everyImageNeedsAScore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(new double[] {1}, 0, 1))
                .withMessage("1 scores of 2 images");
    }
}
