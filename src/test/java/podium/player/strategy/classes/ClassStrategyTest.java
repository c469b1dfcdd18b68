package podium.player.strategy.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import podium.Thorough;
import podium.player.strategy.classes.ClassRule.Thresholds;

class ClassStrategyTest {
    /** Draws scores from few values, so that there are many ties. */
    private static LabelledScores drawn(SplittableRandom random) {
        int images = random.nextInt(1, 12);
        int classes = random.nextInt(1, 5);
        double[][] scores = new double[images][classes];
        boolean[][] there = new boolean[images][classes];
        for (int image = 0; image < images; image++) {
            for (int label = 0; label < classes; label++) {
                scores[image][label] = random.nextInt(8) / 8.0;
                there[image][label] = random.nextDouble() < scores[image][label] * 0.8 + 0.1;
            }
        }
        return LabelledScores.of(scores, there);
    }

    /** Computes mean Dice, following the definition. */
    private static double naive(ClassRule rule, LabelledScores scores) {
        double sum = 0;
        for (int image = 0; image < scores.images(); image++) {
            boolean[] predicted = rule.decide(scores.scores(image));
            int both = 0;
            int all = 0;
            for (int label = 0; label < predicted.length; label++) {
                both += predicted[label] && scores.there(image, label) ? 1 : 0;
                all += (predicted[label] ? 1 : 0) + (scores.there(image, label) ? 1 : 0);
            }
            sum += all == 0 ? 1 : 2.0 * both / all;
        }
        return sum / scores.images();
    }

    private static double f1(ClassRule rule, LabelledScores scores, int label) {
        int both = 0;
        int all = 0;
        for (int image = 0; image < scores.images(); image++) {
            boolean predicted = rule.decide(scores.scores(image))[label];
            both += predicted && scores.there(image, label) ? 1 : 0;
            all += (predicted ? 1 : 0) + (scores.there(image, label) ? 1 : 0);
        }
        return all == 0 ? 0 : 2.0 * both / all;
    }

    private static Thresholds same(LabelledScores scores, double threshold, boolean orHighest) {
        return new Thresholds(Collections.nCopies(scores.classes(), threshold), orHighest);
    }

    private static Thresholds with(Thresholds rule, int label, double threshold) {
        List<Double> thresholds = new ArrayList<>(rule.thresholds());
        thresholds.set(label, threshold);
        return new Thresholds(thresholds, rule.orHighest());
    }

    /** Thresholds that cover every case if scores are multiples of one eighth. */
    private static final double[] ALL = {-1, 0.1, 0.2, 0.3, 0.4, 0.55, 0.7, 0.8, 2};

    private static ClassRule tuned(ClassStrategy strategy, LabelledScores scores) {
        return strategy.tune(scores, 0.5).rule();
    }

    @Test
    void theGlobalThresholdHasTheBestMeanDice() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < Thorough.count(200, 10_000); round++) {
            LabelledScores scores = drawn(random);
            for (boolean orHighest : new boolean[] {false, true}) {
                ClassStrategy strategy = orHighest ? ClassStrategy.GLOBAL_OR_ARGMAX : ClassStrategy.GLOBAL;
                double best = Arrays.stream(ALL)
                        .map(threshold -> naive(same(scores, threshold, orHighest), scores))
                        .max()
                        .orElseThrow();
                assertThat(naive(tuned(strategy, scores), scores)).isCloseTo(best, within(1e-9));
            }
        }
    }

    @Test
    void perClassThresholdsHaveTheBestF1() {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < Thorough.count(200, 10_000); round++) {
            LabelledScores scores = drawn(random);
            ClassStrategy.Tuned tuned = ClassStrategy.PER_CLASS.tune(scores, 0.5);
            for (int label = 0; label < scores.classes(); label++) {
                if (scores.positives(label) == 0) {
                    assertThat(tuned.fallbacks()).contains(label);
                    continue;
                }
                int own = label;
                double best = Arrays.stream(ALL)
                        .map(threshold -> f1(same(scores, threshold, false), scores, own))
                        .max()
                        .orElseThrow();
                assertThat(f1(tuned.rule(), scores, label)).isCloseTo(best, within(1e-9));
            }
        }
    }

    @Test
    void noSingleJointThresholdCanGain() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < Thorough.count(200, 10_000); round++) {
            LabelledScores scores = drawn(random);
            Thresholds joint = (Thresholds) tuned(ClassStrategy.JOINT, scores);
            double found = naive(joint, scores);
            assertThat(found).isGreaterThanOrEqualTo(naive(tuned(ClassStrategy.GLOBAL, scores), scores) - 1e-9);
            for (int label = 0; label < scores.classes(); label++) {
                for (double threshold : ALL) {
                    assertThat(naive(with(joint, label, threshold), scores)).isLessThanOrEqualTo(found + 1e-9);
                }
            }
        }
    }

    @Test
    void topKHasTheBestNumberOfClasses() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < Thorough.count(100, 5_000); round++) {
            LabelledScores scores = drawn(random);
            double best = 0;
            for (int k = 1; k <= scores.classes(); k++) {
                best = Math.max(best, naive(new ClassRule.Highest(k), scores));
            }
            assertThat(naive(tuned(ClassStrategy.TOP_K, scores), scores)).isCloseTo(best, within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLASS_BIASES", "REJECTION"})
    void theTallyMatchesTheDefinitionOfMeanDice(ClassStrategy strategy) {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < Thorough.count(50, 1_000); round++) {
            LabelledScores scores = drawn(random);
            ClassRule rule = tuned(strategy, scores);
            assertThat(DiceTally.of(rule, scores)).isCloseTo(naive(rule, scores), within(1e-12));
        }
    }

    @Test
    void rulesDecideAsComputedByHand() {
        double[] scores = {0.1, 0.8, 0.3, 0.8};
        assertThat(new ClassRule.Highest(1).decide(scores)).containsExactly(false, true, false, false);
        assertThat(new ClassRule.Highest(9).decide(scores)).containsOnly(true);
        assertThat(new ClassRule.WidestGap().decide(scores)).containsExactly(false, true, false, true);
        assertThat(new ClassRule.WidestGap().decide(new double[] {0.5, 0.5})).containsExactly(true, false);
        Thresholds thresholds = new Thresholds(List.of(0.1, 0.9, 0.5, Double.POSITIVE_INFINITY), true);
        assertThat(thresholds.decide(scores)).containsExactly(true, false, false, false);
        assertThat(thresholds.decide(new double[] {0, 0.2, 0.4, 0.3})).containsExactly(false, false, true, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> thresholds.decide(new double[3]))
                .withMessage("3 scores for 4 thresholds");
    }

    @Test
    void proportionPredictsAClassAsOftenAsItOccurs() {
        double[][] scores = new double[100][1];
        boolean[][] there = new boolean[100][1];
        for (int image = 0; image < 100; image++) {
            scores[image][0] = image / 100.0;
            there[image][0] = image >= 70;
        }
        LabelledScores labelled = LabelledScores.of(scores, there);
        ClassRule rule = tuned(ClassStrategy.PROPORTION, labelled);
        assertThat(naive(rule, labelled)).isEqualTo(1);
        assertThat(rule.decide(new double[] {0.7})).containsExactly(true);
        assertThat(rule.decide(new double[] {0.69})).containsExactly(false);
    }

    @Test
    void wrongShapesAndNanScoresAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelledScores.of(new double[0][], new boolean[0][]))
                .withMessage("0 images with scores, 0 with labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelledScores.of(new double[][] {{1, 2}, {1}}, new boolean[2][2]))
                .withMessage("image 1 has 1 scores and 2 labels; expected 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelledScores.of(new double[][] {{Double.NaN}}, new boolean[1][1]))
                .withMessage("a score of image 0 is not a number");
        LabelledScores scores =
                LabelledScores.of(new double[][] {{1}, {2}, {3}}, new boolean[][] {{true}, {false}, {true}});
        assertThat(scores.only(new int[] {2, 0}).score(0, 0)).isEqualTo(3);
        assertThat(scores.only(new int[] {1}).positives(0)).isZero();
    }
}
