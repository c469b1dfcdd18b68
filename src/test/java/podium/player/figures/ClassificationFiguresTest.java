package podium.player.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;
import podium.core.metric.AveragePrecision;
import podium.core.metric.RankingFigures;

class ClassificationFiguresTest {
    private static final double EXACT = 1e-12;
    private static final ThresholdRule HALF = new ThresholdRule(0.5, false);

    /**
     * Class 3 is difficult only in the first image: neither its rank nor its prediction counts, except that the
     * competition's score counts it as absent.
     */
    @Test
    void metricsMatchValuesCountedByHand() {
        float[][] scores = {{0.9f, 0.2f, 0.8f}, {0.6f, 0.7f, 0.1f}, {0.1f, 0.4f, 0.3f}};
        byte[][] targets = {{1, 0, -1}, {0, 1, 0}, {0, 0, 1}};
        ClassificationFigures figures = ClassificationFigures.of(scores, targets, HALF);
        RankingFigures perfect = new RankingFigures(1, 1, 1);
        assertThat(figures.classes()).containsExactly(perfect, perfect, perfect);
        assertThat(figures.ranking()).isEqualTo(perfect);
        assertThat(figures.accuracies().hammingLoss()).isEqualTo(2.0 / 8);
        assertThat(figures.accuracies().binaryAccuracy()).isEqualTo(6.0 / 8);
        assertThat(figures.accuracies().subsetAccuracy()).isEqualTo(1.0 / 3);
        assertThat(figures.accuracies().categoricalAccuracy()).isEqualTo(2.0 / 3);
        assertThat(figures.accuracies().topClassAccuracy()).isEqualTo(2.0 / 3);
        assertThat(figures.f1().micro()).isEqualTo(2.0 * 2 / (3 + 3));
        assertThat(figures.f1().macro()).isCloseTo((2.0 / 3 + 1 + 0) / 3, within(EXACT));
        assertThat(figures.f1().samples()).isCloseTo((1 + 2.0 / 3 + 0) / 3, within(EXACT));
        assertThat(figures.dice()).isCloseTo((2.0 / 3 + 2.0 / 3 + 0) / 3, within(EXACT));
    }

    @Test
    void withOrHighestTheHighestScoreIsPredictedIfNoneReachesTheThreshold() {
        float[] scores = {0.1f, 0.4f, 0.3f};
        assertThat(new ThresholdRule(0.5, false).decide(scores)).containsExactly(false, false, false);
        assertThat(new ThresholdRule(0.5, true).decide(scores)).containsExactly(false, true, false);
        assertThat(new ThresholdRule(0.25, true).decide(scores)).containsExactly(false, true, true);
        assertThat(new ThresholdRule(0.4f, true).decide(scores)).containsExactly(false, true, false);
    }

    @Test
    void anImageWithoutTrueAndPredictedLabelsScoresOne() {
        ClassificationFigures figures = ClassificationFigures.of(new float[1][2], new byte[1][2], HALF);
        assertThat(figures.dice()).isEqualTo(1);
        assertThat(figures.f1().samples()).isEqualTo(1);
        assertThat(figures.accuracies().subsetAccuracy()).isEqualTo(1);
        assertThat(figures.accuracies().categoricalAccuracy()).isEqualTo(1);
        assertThat(figures.accuracies().topClassAccuracy()).isNaN();
        assertThat(figures.ranking().averagePrecision()).isNaN();
    }

    /** Computes every metric again from its definition. */
    @Test
    void metricsMatchTheirDefinitionsOnRandomScores() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < Thorough.count(200, 10_000); i++) {
            int images = 1 + random.nextInt(25);
            int classes = 1 + random.nextInt(6);
            float[][] scores = new float[images][classes];
            byte[][] targets = new byte[images][classes];
            for (int image = 0; image < images; image++) {
                for (int label = 0; label < classes; label++) {
                    scores[image][label] = random.nextInt(11) / 10f;
                    targets[image][label] = (byte) Math.max(-1, random.nextInt(8) - 6);
                }
            }
            ThresholdRule rule = new ThresholdRule(random.nextInt(12) / 10.0, random.nextBoolean());
            new Naive(scores, targets, rule).check(ClassificationFigures.of(scores, targets, rule));
        }
    }

    private static final class Naive {
        private final float[][] scores;
        private final byte[][] targets;
        private final ThresholdRule rule;

        Naive(float[][] scores, byte[][] targets, ThresholdRule rule) {
            this.scores = scores;
            this.targets = targets;
            this.rule = rule;
        }

        private boolean said(int image, int label) {
            float[] row = scores[image];
            boolean none = true;
            int highest = 0;
            for (int other = row.length - 1; other >= 0; other--) {
                none &= row[other] < rule.threshold();
                highest = row[other] >= row[highest] ? other : highest;
            }
            return none ? rule.orHighest() && highest == label : row[label] >= rule.threshold();
        }

        void check(ClassificationFigures figures) {
            int classes = targets[0].length;
            double wrong = 0;
            double known = 0;
            double both = 0;
            double all = 0;
            double macro = 0;
            List<RankingFigures> rankings = new ArrayList<>();
            for (int label = 0; label < classes; label++) {
                List<Integer> counted = new ArrayList<>();
                double bothOfClass = 0;
                double allOfClass = 0;
                for (int image = 0; image < targets.length; image++) {
                    if (targets[image][label] >= 0) {
                        counted.add(image);
                        boolean there = targets[image][label] == 1;
                        wrong += said(image, label) != there ? 1 : 0;
                        known++;
                        bothOfClass += said(image, label) && there ? 2 : 0;
                        allOfClass += (said(image, label) ? 1 : 0) + (there ? 1 : 0);
                    }
                }
                both += bothOfClass;
                all += allOfClass;
                macro += allOfClass == 0 ? 0 : bothOfClass / allOfClass;
                rankings.add(ranking(counted, label));
            }
            assertThat(figures.classes()).isEqualTo(rankings);
            assertThat(figures.ranking()).isEqualTo(RankingFigures.mean(rankings));
            assertThat(figures.accuracies().hammingLoss()).isEqualTo(Double.valueOf(wrong / known));
            assertThat(figures.f1().micro()).isEqualTo(all == 0 ? 0 : both / all);
            assertThat(figures.f1().macro()).isCloseTo(macro / classes, within(EXACT));
            checkImages(figures);
        }

        private RankingFigures ranking(List<Integer> counted, int label) {
            double[] kept =
                    counted.stream().mapToDouble(image -> scores[image][label]).toArray();
            boolean[] positives = new boolean[kept.length];
            for (int i = 0; i < kept.length; i++) {
                positives[i] = targets[counted.get(i)][label] == 1;
            }
            AveragePrecision curve = AveragePrecision.of(kept, positives);
            return new RankingFigures(curve.ap11(), curve.apAuc(), curve.averagePrecision());
        }

        private void checkImages(ClassificationFigures figures) {
            double samples = 0;
            double dice = 0;
            double exact = 0;
            double highestRight = 0;
            double highestCounted = 0;
            double sameArgmax = 0;
            for (int image = 0; image < targets.length; image++) {
                double both = 0;
                double all = 0;
                double saidOfDifficult = 0;
                int highest = 0;
                boolean any = false;
                for (int label = 0; label < targets[image].length; label++) {
                    boolean there = targets[image][label] == 1;
                    boolean said = said(image, label);
                    highest = scores[image][label] > scores[image][highest] ? label : highest;
                    any |= there;
                    both += there && said ? 2 : 0;
                    all += (there ? 1 : 0) + (said ? 1 : 0);
                    saidOfDifficult += targets[image][label] < 0 && said ? 1 : 0;
                }
                double decided = all - saidOfDifficult;
                samples += decided == 0 ? 1 : both / decided;
                dice += all == 0 ? 1 : both / all;
                exact += both == decided ? 1 : 0;
                boolean counted = any && targets[image][highest] >= 0;
                highestCounted += counted ? 1 : 0;
                sameArgmax += kerasArgmax(targets[image]) == highest ? 1 : 0;
                highestRight += counted && targets[image][highest] == 1 ? 1 : 0;
            }
            assertThat(figures.f1().samples()).isCloseTo(samples / targets.length, within(EXACT));
            assertThat(figures.dice()).isCloseTo(dice / targets.length, within(EXACT));
            assertThat(figures.accuracies().subsetAccuracy()).isEqualTo(exact / targets.length);
            assertThat(figures.accuracies().binaryAccuracy())
                    .isEqualTo(Double.valueOf(1 - figures.accuracies().hammingLoss()));
            assertThat(figures.accuracies().categoricalAccuracy()).isEqualTo(sameArgmax / targets.length);
            assertThat(figures.accuracies().topClassAccuracy())
                    .isEqualTo(Double.valueOf(highestRight / highestCounted));
        }
    }

    /** Returns numpy.argmax of the label vector, in which a difficult class is 0: the first of the largest. */
    private static int kerasArgmax(byte[] targets) {
        int largest = 0;
        for (int label = targets.length - 1; label >= 0; label--) {
            largest = Math.max(0, targets[label]) >= Math.max(0, targets[largest]) ? label : largest;
        }
        return largest;
    }

    @Test
    void theMetricsOfOneClassMatchValuesCountedByHand() {
        float[][] scores = {{0.9f, 0.2f}, {0.6f, 0.7f}, {0.1f, 0.8f}, {0.3f, 0.9f}};
        byte[][] targets = {{1, 0}, {0, 1}, {1, 0}, {0, -1}};
        List<ClassFigures> figures = ClassFigures.of(scores, targets, HALF);
        assertThat(figures.get(0))
                .isEqualTo(
                        new ClassFigures(2, new RankingFigures(6 / 11.0 + 5 / 11.0 * 0.5, 0.75, 0.75), 0.5, 0.5, 0.5));
        assertThat(figures.get(1).positives()).isEqualTo(1);
        assertThat(figures.get(1).precision()).isEqualTo(0.5);
        assertThat(figures.get(1).recall()).isEqualTo(1);
    }

    @Test
    void inconsistentSizesAndNanAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassificationFigures.of(new float[2][1], new byte[1][1], HALF))
                .withMessage("scores of 2 images and targets of 1; expected as many, at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassificationFigures.of(new float[0][1], new byte[0][1], HALF));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassificationFigures.of(new float[1][3], new byte[1][2], HALF));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassificationFigures.of(new float[][] {{0, Float.NaN}}, new byte[1][2], HALF))
                .withMessage("the score of class 2 is not a number");
        assertThatIllegalArgumentException().isThrownBy(() -> new ThresholdRule(Double.NaN, true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankingFigures.of(new double[1], new byte[2]))
                .withMessage("1 scores for 2 images");
    }
}
