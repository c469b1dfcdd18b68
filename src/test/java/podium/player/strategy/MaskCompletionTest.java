package podium.player.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.Thorough;
import podium.core.mask.LabelMap;
import podium.judge.competition.Labelling;
import podium.player.strategy.classes.CalibrationKind;
import podium.player.strategy.classes.ClassChoice;
import podium.player.strategy.classes.LabelledScores;

class MaskCompletionTest {
    private static final ClassChoice CHOICE = ClassChoice.parse("argmax", CalibrationKind.NONE, Labelling.MULTIPLE);

    /** Shares between all that are drawn, and one above. */
    private static final double[] BETWEEN = {0.05, 0.15, 0.25, 0.35, 0.45};

    /** The share found is the best of all that make a difference, and each fold has its own. */
    @Test
    void theBestShareIsFoundForEachFold() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < Thorough.count(50, 500); round++) {
            int images = random.nextInt(2, 12);
            double[][] scores = new double[images][3];
            boolean[][] there = new boolean[images][3];
            List<boolean[]> predicted = new ArrayList<>();
            List<double[]> shares = new ArrayList<>();
            int[] folds = IntStream.range(0, images).map(image -> image % 2).toArray();
            for (int image = 0; image < images; image++) {
                boolean[] own = new boolean[3];
                double[] part = new double[3];
                for (int label = 0; label < 3; label++) {
                    there[image][label] = random.nextBoolean();
                    own[label] = random.nextInt(3) == 0;
                    part[label] = random.nextInt(5) / 10.0;
                }
                predicted.add(own);
                shares.add(part);
            }
            LabelledScores labels = LabelledScores.of(scores, there);
            MaskCompletion found = MaskCompletion.of(CHOICE, labels, predicted, shares, folds);
            int[] all = IntStream.range(0, images).toArray();
            assertThat(mean(labels, predicted, shares, all, found.share()))
                    .isCloseTo(best(labels, predicted, shares, all), within(1e-9));
            for (int fold = 0; fold < 2; fold++) {
                int without = fold;
                double share = MaskCompletion.of(
                                CHOICE,
                                labels.only(where(folds, 1 - without)),
                                pick(predicted, where(folds, 1 - without)),
                                pick(shares, where(folds, 1 - without)),
                                new int[where(folds, 1 - without).length])
                        .share();
                for (int image : where(folds, without)) {
                    assertThat(found.trial().dice(image))
                            .isEqualTo(mean(labels, predicted, shares, new int[] {image}, share));
                }
            }
        }
    }

    private static int[] where(int[] folds, int fold) {
        return IntStream.range(0, folds.length)
                .filter(image -> folds[image] == fold)
                .toArray();
    }

    private static <T> List<T> pick(List<T> all, int[] images) {
        return Arrays.stream(images).mapToObj(all::get).toList();
    }

    private static double best(LabelledScores labels, List<boolean[]> predicted, List<double[]> shares, int[] images) {
        return Arrays.stream(BETWEEN)
                .map(share -> mean(labels, predicted, shares, images, share))
                .max()
                .orElseThrow();
    }

    private static double mean(
            LabelledScores labels, List<boolean[]> predicted, List<double[]> shares, int[] images, double share) {
        return Arrays.stream(images)
                .mapToDouble(image -> {
                    boolean[] both = new boolean[3];
                    for (int label = 0; label < 3; label++) {
                        both[label] = predicted.get(image)[label] || shares.get(image)[label] >= share;
                    }
                    return labels.dice(image, both);
                })
                .average()
                .orElseThrow();
    }

    @Test
    void sharesAreFractionsOfAllPixels() {
        LabelMap map = LabelMap.of(2, 2, new byte[] {1, 1, 0, 3});
        assertThat(MaskCompletion.shares(map, 3)).containsExactly(0.5, 0, 0.25);
    }
}
