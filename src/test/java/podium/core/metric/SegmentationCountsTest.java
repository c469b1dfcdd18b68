package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;

class SegmentationCountsTest {
    private static LabelMap drawn(SplittableRandom random, int labels, int width, int height, boolean withVoid) {
        byte[] map = new byte[width * height];
        int at = 0;
        while (at < map.length) {
            byte label = (byte) (withVoid && random.nextInt(6) == 0 ? LabelMap.VOID : random.nextInt(labels));
            for (int end = Math.min(map.length, at + random.nextInt(1, 9)); at < end; at++) {
                map[at] = label;
            }
        }
        return LabelMap.of(width, height, map);
    }

    /** Compares with counts pixel by pixel, and with the competition's score over planes. */
    @Test
    void equalsTheNaiveLoop() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < Thorough.count(60, 3_000); round++) {
            int labels = random.nextInt(1, 6);
            SegmentationCounts counts = new SegmentationCounts(labels);
            long[][] expected = new long[labels][labels];
            double dice = 0;
            int images = random.nextInt(1, 5);
            for (int image = 0; image < images; image++) {
                int width = random.nextInt(1, 12);
                int height = random.nextInt(1, 12);
                LabelMap truth = drawn(random, labels, width, height, true);
                LabelMap predicted = drawn(random, labels, width, height, false);
                counts.add(truth, predicted);
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        if (truth.at(x, y) != LabelMap.VOID) {
                            expected[truth.at(x, y)][predicted.at(x, y)]++;
                        }
                    }
                }
                PixelRuns wanted = labels == 1 ? PixelRuns.EMPTY : truth.planes(labels - 1);
                PixelRuns said = labels == 1 ? PixelRuns.EMPTY : predicted.planes(labels - 1);
                double of = wanted.isEmpty() && said.isEmpty()
                        ? 1
                        : 2.0 * wanted.and(said).cardinality() / (wanted.cardinality() + said.cardinality());
                assertThat(counts.dice(image)).isEqualTo(of);
                dice += of;
            }
            assertThat(counts.images()).isEqualTo(images);
            assertThat(counts.meanDice()).isCloseTo(dice / images, within(1e-12));
            for (int actual = 0; actual < labels; actual++) {
                for (int label = 0; label < labels; label++) {
                    assertThat(counts.confusion().count(actual, label)).isEqualTo(expected[actual][label]);
                }
            }
            SegmentationCounts again = SegmentationCounts.restored(labels, counts.state());
            assertThat(again.state()).isEqualTo(counts.state());
            assertThat(again.meanDice()).isEqualTo(counts.meanDice());
            again.add(LabelMap.of(1, 1, new byte[1]), LabelMap.of(1, 1, new byte[1]));
            assertThat(again.images()).isEqualTo(images + 1);
        }
    }

    @Test
    void invalidArgumentsAreRefused() {
        SegmentationCounts counts = new SegmentationCounts(3);
        LabelMap two = LabelMap.of(2, 1, new byte[] {0, 3});
        LabelMap right = LabelMap.of(2, 1, new byte[] {0, 2});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.add(two, right))
                .withMessage("label 3; expected 0 to 2 or void");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.add(right, LabelMap.of(1, 2, new byte[2])))
                .withMessage("LabelMap 1 x 2 for a truth of LabelMap 2 x 1");
        assertThat(new SegmentationCounts(2).meanDice()).isNaN();
    }
}
