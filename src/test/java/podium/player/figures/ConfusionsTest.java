package podium.player.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.core.metric.ConfusionMatrix;
import podium.player.figures.Confusions.Mistake;
import podium.player.figures.Confusions.Pair;

class ConfusionsTest {
    private static final ThresholdRule HALF = new ThresholdRule(0.5, false);

    private static int[][] counts(Confusions confusions) {
        int labels = confusions.classes() + 2;
        return IntStream.range(0, labels)
                .mapToObj(actual -> IntStream.range(0, labels)
                        .map(predicted -> (int) confusions.matrix().count(actual, predicted))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Classes cat, dog and owl, then nothing and several. */
    @Test
    void theImagesOfSeveralClassesByHand() {
        float[][] scores = {
            {1, 0, 0}, // cat is right
            {0, 1, 0}, // dog instead of cat
            {1, 1, 0}, // dog instead of owl, beside a right cat
            {0, 0, 0}, // cat is missed, and nothing is predicted
            {1, 1, 1}, // dog and owl are wrong, and nothing is missed
            {0, 1, 1}, // cat is missed, and two classes are wrong
            {0, 0, 0}, // cat is missed again
            {1, 0, 1}, // owl is wrong, and nothing is missed
            {1, 0, 1} // owl is difficult only, so cat instead of dog is clear
        };
        byte[][] targets = {
            {1, 0, 0}, {1, 0, 0}, {1, 0, 1}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {0, 1, -1}
        };
        Confusions confusions = Confusions.of(scores, targets, HALF);
        assertThat(counts(confusions)).isDeepEqualTo(new int[][] {
            {4, 1, 0, 2, 1}, // of the eight cats, one as dog, two as nothing, one unclear
            {1, 0, 0, 0, 0},
            {0, 1, 0, 0, 0},
            {0, 1, 2, 0, 0},
            {0, 1, 1, 0, 0}
        });
        assertThat(confusions.truePositives(0)).isEqualTo(4);
        assertThat(confusions.falseNegatives(0)).isEqualTo(4);
        assertThat(confusions.falsePositives(0)).isEqualTo(1);
        assertThat(confusions.trueNegatives(0)).isZero();
        assertThat(confusions.trueNegatives(2)).as("without the difficult owl").isEqualTo(4);
        assertThat(confusions.pairs())
                .containsExactly(
                        new Pair(0, 1, List.of(new Mistake(1, 0, 1, 1))),
                        new Pair(1, 0, List.of(new Mistake(8, 1, 0, 1))),
                        new Pair(2, 1, List.of(new Mistake(2, 2, 1, 1))));
    }

    /** Each image of one class is in the cell of its class and of that with the highest score. */
    @Test
    void imagesOfOneClassHaveTheOrdinaryConfusionMatrix() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 50; round++) {
            int classes = 2 + random.nextInt(6);
            int images = 1 + random.nextInt(60);
            float[][] scores = new float[images][classes];
            byte[][] targets = new byte[images][classes];
            int[][] expected = new int[classes + 2][classes + 2];
            for (int image = 0; image < images; image++) {
                int truth = random.nextInt(classes);
                int predicted = random.nextInt(classes);
                targets[image][truth] = 1;
                scores[image][predicted] = 0.5f + random.nextInt(50) / 100f;
                expected[truth][predicted]++;
            }
            Confusions confusions = Confusions.of(scores, targets, new HighestScore());
            assertThat(counts(confusions)).isDeepEqualTo(expected);
            ConfusionMatrix matrix = SingleLabelFigures.confusion(scores, targets);
            for (int label = 0; label < classes; label++) {
                assertThat(matrix.count(label, label)).isEqualTo(confusions.truePositives(label));
            }
            List<Integer> sizes = confusions.pairs().stream()
                    .map(pair -> pair.mistakes().size())
                    .toList();
            assertThat(sizes).isSortedAccordingTo((a, b) -> b - a);
            assertThat(sizes.stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo((int) Math.round(images * (1 - matrix.accuracy())));
            for (Pair pair : confusions.pairs()) {
                assertThat(pair.mistakes().stream().map(Mistake::probability).toList())
                        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
            }
        }
    }

    /** The four outcomes of each class are counted anew, decision by decision. */
    @Test
    void theOutcomesAreThoseOfEachClassAlone() {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < 50; round++) {
            int classes = 1 + random.nextInt(6);
            int images = 1 + random.nextInt(40);
            float[][] scores = new float[images][classes];
            byte[][] targets = new byte[images][classes];
            for (int image = 0; image < images; image++) {
                for (int label = 0; label < classes; label++) {
                    scores[image][label] = random.nextInt(4) / 4f;
                    targets[image][label] = (byte) (random.nextInt(3) - 1);
                }
            }
            Confusions confusions = Confusions.of(scores, targets, HALF);
            for (int label = 0; label < classes; label++) {
                int own = label;
                assertThat(List.of(
                                confusions.truePositives(label),
                                confusions.falsePositives(label),
                                confusions.falseNegatives(label),
                                confusions.trueNegatives(label)))
                        .containsExactly(
                                count(scores, targets, own, 1, true),
                                count(scores, targets, own, 0, true),
                                count(scores, targets, own, 1, false),
                                count(scores, targets, own, 0, false));
            }
        }
    }

    private static long count(float[][] scores, byte[][] targets, int label, int target, boolean predicted) {
        return IntStream.range(0, scores.length)
                .filter(image -> targets[image][label] == target && (scores[image][label] >= 0.5) == predicted)
                .count();
    }

    @Test
    void scoresAndTargetsOfAsManyImagesAreNeeded() {
        assertThatIllegalArgumentException().isThrownBy(() -> Confusions.of(new float[1][2], new byte[2][2], HALF));
        assertThatIllegalArgumentException().isThrownBy(() -> Confusions.of(new float[0][], new byte[0][], HALF));
    }
}
