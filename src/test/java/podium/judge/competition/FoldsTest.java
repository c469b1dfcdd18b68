package podium.judge.competition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.Thorough;
import podium.core.mask.PixelRuns;

class FoldsTest {
    private static final int CLASSES = 20;
    private static final int PERSON = 14;

    @Test
    void everyFoldHasItsShareOfEveryClass() {
        for (int seed = 0; seed < Thorough.count(20, 400); seed++) {
            List<PixelRuns> labels = labels(749, seed);
            int[] folds = Folds.deal(labels, CLASSES, 5, seed);
            assertThat(unevenness(labels, folds, 5)).as("seed %d", seed).isLessThanOrEqualTo(6);
            assertThat(rarestUnevenness(labels, folds, 5)).as("seed %d", seed).isLessThan(1);
            int[] sizes = sizes(folds, 5); // there are no images without a class to make the sizes equal
            assertThat(Arrays.stream(sizes).max().orElseThrow()
                            - Arrays.stream(sizes).min().orElseThrow())
                    .as("seed %d: %s", seed, Arrays.toString(sizes))
                    .isLessThanOrEqualTo(30);
        }
    }

    @Test
    void stratifiedFoldsAreMoreEvenThanRandomOnes() {
        double dealt = 0;
        double drawn = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<PixelRuns> labels = labels(749, seed);
            SplittableRandom random = new SplittableRandom(seed);
            int[] lots = labels.stream().mapToInt(set -> random.nextInt(5)).toArray();
            dealt += unevenness(labels, Folds.deal(labels, CLASSES, 5, seed), 5);
            drawn += unevenness(labels, lots, 5);
        }
        assertThat(dealt).isLessThan(drawn / 5);
    }

    @Test
    void aSingleClassIsSpreadExactly() {
        List<PixelRuns> labels = new ArrayList<>();
        for (int i = 0; i < 103; i++) {
            labels.add(i % 3 == 0 ? PixelRuns.of(4, 5) : PixelRuns.EMPTY);
        }
        int[] folds = Folds.deal(labels, CLASSES, 4, 1);
        assertThat(unevenness(labels, folds, 4)).isLessThan(1);
        assertThat(sizes(folds, 4)).containsExactlyInAnyOrder(26, 26, 26, 25);
    }

    @Test
    void theSameLabelsAndSeedGiveTheSameFolds() {
        int[] folds = Folds.deal(labels(200, 1), CLASSES, 5, 2009);
        assertThat(Folds.deal(labels(200, 1), CLASSES, 5, 2009)).isEqualTo(folds);
        assertThat(Folds.deal(labels(200, 1), CLASSES, 5, 2010)).isNotEqualTo(folds);
    }

    /**
     * Fixed values: a change here moves the validation images of every team. They were computed by the code
     * before images without classes had a class of their own.
     */
    @Test
    void foldsOfImagesWithClassesKeepTheirFixedValues() {
        assertThat(Arrays.toString(Folds.deal(withPerson(labels(60, 3)), CLASSES, 5, 2009)))
                .isEqualTo(
                        "[4, 3, 3, 2, 3, 1, 3, 4, 0, 2, 3, 1, 1, 4, 0, 2, 3, 4, 2, 4, 3, 2, 2, 3, 1, 0, 1, 1, 0, 4, 1, 1, 4, 4, 3, 1, "
                                + "0, 4, 3, 0, 2, 0, 3, 3, 4, 0, 2, 1, 0, 4, 2, 0, 4, 4, 0, 1, 2, 2, 0, 1]");
        int[] sums = IntStream.range(0, 3)
                .map(seed -> Arrays.hashCode(Folds.deal(withPerson(labels(749, seed)), CLASSES, 5, seed)))
                .toArray();
        assertThat(sums).containsExactly(-1_057_703_458, 1_349_520_401, -793_959_534);
    }

    @Test
    void imagesWithoutAClassAreSpreadEvenlyOverFiftySeeds() {
        for (int seed = 0; seed < 50; seed++) {
            for (double share : new double[] {0.013, 0.1, 0.6}) {
                List<PixelRuns> labels = withEmpty(withPerson(labels(600, seed)), share, seed);
                int[] folds = Folds.deal(labels, CLASSES, 5, seed);
                int[] empty = new int[5];
                for (int image = 0; image < folds.length; image++) {
                    empty[folds[image]] += labels.get(image).isEmpty() ? 1 : 0;
                }
                assertThat(Arrays.stream(empty).max().orElseThrow()
                                - Arrays.stream(empty).min().orElseThrow())
                        .as("seed %d, share %s: %s", seed, share, Arrays.toString(empty))
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void imagesWithoutLabelsAndFewerImagesThanFoldsGetFolds() {
        assertThat(sizes(Folds.deal(Collections.nCopies(10, PixelRuns.EMPTY), CLASSES, 5, 1), 5))
                .containsOnly(2);
        assertThat(Folds.deal(List.of(PixelRuns.of(0, 1), PixelRuns.of(0, 1)), CLASSES, 5, 1))
                .doesNotHaveDuplicates();
        assertThat(Folds.deal(List.of(), CLASSES, 5, 1)).isEmpty();
    }

    /**
     * Labels like those of VOC: a person in a quarter of the images, each other class in a twentieth, 1.5
     * labels per image.
     */
    private static List<PixelRuns> labels(int images, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PixelRuns> labels = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            PixelRuns set = PixelRuns.EMPTY;
            for (int label = 0; label < CLASSES; label++) {
                if (random.nextDouble() < (label == PERSON ? 0.25 : 0.06)) {
                    set = set.or(PixelRuns.of(label, label + 1));
                }
            }
            labels.add(set);
        }
        return labels;
    }

    /** The given labels, with a person in every image without a class. */
    private static List<PixelRuns> withPerson(List<PixelRuns> labels) {
        return labels.stream()
                .map(set -> set.isEmpty() ? PixelRuns.of(PERSON, PERSON + 1) : set)
                .toList();
    }

    /** The given labels, with about {@code share} of the images without a class. */
    private static List<PixelRuns> withEmpty(List<PixelRuns> labels, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return labels.stream()
                .map(set -> random.nextDouble() < share ? PixelRuns.EMPTY : set)
                .toList();
    }

    /** The largest difference of a class and fold from an even share, in images. */
    private static double unevenness(List<PixelRuns> labels, int[] folds, int count) {
        double worst = 0;
        for (int label = 0; label < CLASSES; label++) {
            worst = Math.max(worst, unevenness(labels, folds, count, label));
        }
        return worst;
    }

    /** The largest difference for the rarest class, which is assigned first and without restrictions. */
    private static double rarestUnevenness(List<PixelRuns> labels, int[] folds, int count) {
        int rarest = 0;
        for (int label = 1; label < CLASSES; label++) {
            rarest = total(labels, label) < total(labels, rarest) ? label : rarest;
        }
        return unevenness(labels, folds, count, rarest);
    }

    private static double unevenness(List<PixelRuns> labels, int[] folds, int count, int label) {
        int[] with = new int[count];
        for (int i = 0; i < folds.length; i++) {
            with[folds[i]] += labels.get(i).contains(label) ? 1 : 0;
        }
        double share = (double) total(labels, label) / count;
        return Arrays.stream(with)
                .mapToDouble(images -> Math.abs(images - share))
                .max()
                .orElseThrow();
    }

    private static long total(List<PixelRuns> labels, int label) {
        return labels.stream().filter(set -> set.contains(label)).count();
    }

    private static int[] sizes(int[] folds, int count) {
        int[] sizes = new int[count];
        for (int fold : folds) {
            sizes[fold]++;
        }
        return sizes;
    }
}
