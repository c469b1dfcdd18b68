package podium.competition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;
import podium.mask.Runs;

class FoldsTest {
    private static final int CLASSES = 20;
    private static final int PERSON = 14;

    @Test
    void everyFoldHasItsShareOfEveryClass() {
        for (int seed = 0; seed < Thorough.count(20, 400); seed++) {
            List<Runs> labels = labels(749, seed);
            int[] folds = Folds.deal(labels, CLASSES, 5, seed);
            assertThat(unevenness(labels, folds, 5)).as("seed %d", seed).isLessThanOrEqualTo(6);
            assertThat(rarestUnevenness(labels, folds, 5)).as("seed %d", seed).isLessThan(1);
            int[] sizes = sizes(folds, 5);
            assertThat(Arrays.stream(sizes).max().orElseThrow()
                            - Arrays.stream(sizes).min().orElseThrow())
                    .as("seed %d: %s", seed, Arrays.toString(sizes))
                    .isLessThanOrEqualTo(8);
        }
    }

    @Test
    void dealingIsMoreEvenThanDrawing() {
        double dealt = 0;
        double drawn = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<Runs> labels = labels(749, seed);
            SplittableRandom random = new SplittableRandom(seed);
            int[] lots = labels.stream().mapToInt(set -> random.nextInt(5)).toArray();
            dealt += unevenness(labels, Folds.deal(labels, CLASSES, 5, seed), 5);
            drawn += unevenness(labels, lots, 5);
        }
        assertThat(dealt).isLessThan(drawn / 5);
    }

    @Test
    void oneClassAloneIsDealtExactly() {
        List<Runs> labels = new ArrayList<>();
        for (int i = 0; i < 103; i++) {
            labels.add(i % 3 == 0 ? Runs.of(4, 5) : Runs.EMPTY);
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

    /** Frozen: a change here moves every team's validation images. */
    @Test
    void foldsStayAsTheyWere() {
        int[] folds = Folds.deal(labels(40, 3), CLASSES, 5, 2009);
        assertThat(Arrays.toString(folds))
                .isEqualTo(
                        "[0, 1, 1, 1, 2, 2, 2, 3, 0, 3, 2, 3, 3, 4, 4, 1, 4, 2, 1, 1, 1, 4, 4, 0, 3, 0, 3, 0, 2, 4, 0, 2, 3, 3, 2, 4, "
                                + "0, 0, 4, 1]");
    }

    @Test
    void imagesWithoutLabelsAndFewerImagesThanFoldsAreDealtToo() {
        assertThat(sizes(Folds.deal(Collections.nCopies(10, Runs.EMPTY), CLASSES, 5, 1), 5))
                .containsOnly(2);
        assertThat(Folds.deal(List.of(Runs.of(0, 1), Runs.of(0, 1)), CLASSES, 5, 1))
                .doesNotHaveDuplicates();
        assertThat(Folds.deal(List.of(), CLASSES, 5, 1)).isEmpty();
    }

    /** Like VOC: a person in a quarter of the images, each other class in a twentieth, 1.5 labels an image. */
    private static List<Runs> labels(int images, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Runs> labels = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            Runs set = Runs.EMPTY;
            for (int label = 0; label < CLASSES; label++) {
                if (random.nextDouble() < (label == PERSON ? 0.25 : 0.06)) {
                    set = set.or(Runs.of(label, label + 1));
                }
            }
            labels.add(set);
        }
        return labels;
    }

    /** How far the worst class in the worst fold is from an even share, in images. */
    private static double unevenness(List<Runs> labels, int[] folds, int count) {
        double worst = 0;
        for (int label = 0; label < CLASSES; label++) {
            worst = Math.max(worst, unevenness(labels, folds, count, label));
        }
        return worst;
    }

    /** The same of the rarest class, which is dealt first, when nothing stands in its way. */
    private static double rarestUnevenness(List<Runs> labels, int[] folds, int count) {
        int rarest = 0;
        for (int label = 1; label < CLASSES; label++) {
            rarest = total(labels, label) < total(labels, rarest) ? label : rarest;
        }
        return unevenness(labels, folds, count, rarest);
    }

    private static double unevenness(List<Runs> labels, int[] folds, int count, int label) {
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

    private static long total(List<Runs> labels, int label) {
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
