package podium.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class LabelMapTest {
    private static final int CLASSES = 20;
    private static final int[] LABELS = {0, 1, 2, 7, 19, 20, 21, 255};
    private static final int MAPS = Thorough.count(500, 20_000);

    /** Blocks of labels along the rows: background, classes, a class above the requested ones, and void. */
    private static LabelMap draw(SplittableRandom random) {
        int width = 1 + random.nextInt(20);
        int height = 1 + random.nextInt(20);
        byte[] labels = new byte[width * height];
        int at = 0;
        while (at < labels.length) {
            byte label = (byte) LABELS[random.nextInt(LABELS.length)];
            for (int end = at + 1 + random.nextInt(2 * width); at < Math.min(end, labels.length); at++) {
                labels[at] = label;
            }
        }
        return LabelMap.of(width, height, labels);
    }

    @Test
    void planesHaveThePixelsOfTheirClass() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < MAPS; i++) {
            LabelMap map = draw(random);
            BitSet expected = new BitSet();
            for (int label = 1; label <= CLASSES; label++) {
                for (int y = 0; y < map.height(); y++) {
                    for (int x = 0; x < map.width(); x++) {
                        if (map.at(x, y) == label) {
                            expected.set((label - 1) * map.height() * map.width() + y * map.width() + x);
                        }
                    }
                }
            }
            assertThat(map.planes(CLASSES)).isEqualTo(RandomSets.runs(expected));
        }
    }

    @Test
    void aMapFromPlanesHasOnlyTheirClasses() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < MAPS; i++) {
            LabelMap map = draw(random);
            byte[] labels = map.labels();
            for (int pixel = 0; pixel < labels.length; pixel++) {
                labels[pixel] = (labels[pixel] & 0xFF) > CLASSES ? 0 : labels[pixel];
            }
            LabelMap back = LabelMap.ofPlanes(map.planes(CLASSES), CLASSES, map.width(), map.height());
            assertThat(back).isEqualTo(LabelMap.of(map.width(), map.height(), labels));
            assertThat(back.planes(CLASSES)).isEqualTo(map.planes(CLASSES));
        }
    }

    @Test
    void everyLabelHasItsPlaneAndItsCount() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < MAPS / 10; i++) {
            LabelMap map = draw(random);
            PixelRuns union = PixelRuns.EMPTY;
            for (int label = 0; label <= LabelMap.VOID; label++) {
                PixelRuns plane = map.plane(label);
                assertThat(plane.cardinality()).isEqualTo(map.histogram()[label]);
                assertThat(PixelRuns.andCardinality(union, plane)).isZero();
                union = union.or(plane);
            }
            assertThat(union).isEqualTo(PixelRuns.of(0, (long) map.width() * map.height()));
        }
    }

    @Test
    void voidIsOnlyInItsOwnPlane() {
        LabelMap map = LabelMap.of(2, 2, new byte[] {(byte) 255, 1, 0, (byte) 255});
        assertThat(map.planes(254)).isEqualTo(PixelRuns.of(1, 2));
        assertThat(map.plane(LabelMap.VOID)).isEqualTo(PixelRuns.of(0, 1, 3, 4));
        assertThat(map.at(0, 0)).isEqualTo(255);
        assertThat(map.at(1, 1)).isEqualTo(255);
    }

    @Test
    void pixelInSeveralPlanesGetsTheLowestClass() {
        assertThat(LabelMap.ofPlanes(PixelRuns.of(1, 3, 4, 5), 3, 2, 1))
                .isEqualTo(LabelMap.of(2, 1, new byte[] {2, 1}));
    }

    @Test
    void labelsAreCopiedInAndOut() {
        byte[] labels = {1, 2};
        LabelMap map = LabelMap.of(2, 1, labels);
        labels[0] = 9;
        map.labels()[1] = 9;
        assertThat(map)
                .isEqualTo(LabelMap.of(2, 1, new byte[] {1, 2}))
                .hasSameHashCodeAs(LabelMap.of(2, 1, new byte[] {1, 2}))
                .isNotEqualTo(LabelMap.of(1, 2, new byte[] {1, 2}))
                .hasToString("LabelMap 2 x 1");
    }

    @Test
    void sizesAndLabelsMustFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelMap.of(2, 2, new byte[3]))
                .withMessage("a label map of 2 x 2 pixels cannot have 3 labels");
        assertThatIllegalArgumentException().isThrownBy(() -> LabelMap.of(0, 2, new byte[0]));
        LabelMap map = LabelMap.of(1, 1, new byte[1]);
        assertThatIllegalArgumentException().isThrownBy(() -> map.planes(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> map.planes(255))
                .withMessage("255 classes; expected 1 to 254");
        assertThatThrownBy(() -> map.plane(256)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelMap.ofPlanes(PixelRuns.of(11, 13), 3, 2, 2))
                .withMessage("runs end at 13, after the last of 3 planes of 2 x 2");
    }
}
