package podium.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class LogitMapTest {
    private static LogitMap drawn(SplittableRandom random, int labels, int width, int height, int stride) {
        int rows = LogitMap.cells(height, stride);
        int columns = LogitMap.cells(width, stride);
        return LogitMap.of(
                labels,
                rows,
                columns,
                stride,
                UpsampledRowTest.drawn(random, Math.multiplyExact(labels * rows, columns)));
    }

    @Test
    void aPixelHasTheLabelOfItsLargestLogit() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < Thorough.count(100, 5_000); round++) {
            int labels = random.nextInt(1, 6);
            int width = random.nextInt(1, 30);
            int height = random.nextInt(1, 30);
            int stride = random.nextInt(1, 6);
            LogitMap logits = drawn(random, labels, width, height, stride);
            LabelMap map = logits.labels(width, height);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double[] values = new double[labels];
                    for (int label = 0; label < labels; label++) {
                        values[label] = UpsampledRowTest.bilinear(
                                logits.values(),
                                label * logits.rows() * logits.columns(),
                                logits.rows(),
                                logits.columns(),
                                (y + 0.5) / stride - 0.5,
                                (x + 0.5) / stride - 0.5);
                    }
                    double largest = Arrays.stream(values).max().orElseThrow();
                    assertThat(values[map.at(x, y)]).isCloseTo(largest, within(1e-5));
                }
            }
        }
    }

    @Test
    void ofEqualLogitsTheLowerLabelWins() {
        LogitMap equal = LogitMap.of(3, 2, 2, 4, new float[12]);
        assertThat(equal.labels(8, 7).histogram()[0]).isEqualTo(56);
        float[] values = new float[12];
        Arrays.fill(values, 4, 12, 0.3f);
        assertThat(LogitMap.of(3, 2, 2, 4, values).labels(7, 8).histogram()[1]).isEqualTo(56);
    }

    @Test
    void aRoundedMapHasTheSameLabelsAfterRoundingAgain() {
        LogitMap logits = drawn(new SplittableRandom(4), 4, 37, 21, 4).rounded();
        assertThat(logits.rounded().values()).isEqualTo(logits.values());
    }

    @Test
    void aMapOnItsOwnGridDoesNotChange() {
        LogitMap logits = drawn(new SplittableRandom(5), 3, 37, 22, 4);
        float[] found = logits.onGridOf(37, 22, 37, 22, false).values();
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(logits.values()[i], within(1e-5f));
        }
    }

    @Test
    void theMapOfAMirrorImageIsMirroredBack() {
        SplittableRandom random = new SplittableRandom(6);
        LogitMap logits = drawn(random, 3, 40, 24, 4);
        float[] mirrored = new float[logits.values().length];
        for (int i = 0; i < mirrored.length; i++) {
            mirrored[i] = logits.values()[i / 10 * 10 + 9 - i % 10];
        }
        float[] found = LogitMap.of(3, 6, 10, 4, mirrored)
                .onGridOf(40, 24, 40, 24, true)
                .values();
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(logits.values()[i], within(1e-5f));
        }
    }

    /** A plane that rises evenly over the image is the same at any scale, except in the outermost cells. */
    @Test
    void mapsOfOtherScalesAgreeOnTheGridOfTheImage() {
        int width = 96;
        int height = 64;
        for (int percent : new int[] {50, 75, 125, 200}) {
            int scaledWidth = width * percent / 100;
            int scaledHeight = height * percent / 100;
            int columns = LogitMap.cells(scaledWidth, 4);
            int rows = LogitMap.cells(scaledHeight, 4);
            float[] plane = new float[rows * columns];
            for (int i = 0; i < plane.length; i++) {
                double x = (i % columns + 0.5) * 4 / scaledWidth;
                int row = i / columns;
                double y = (row + 0.5) * 4 / scaledHeight;
                plane[i] = (float) (3 * x - 2 * y);
            }
            LogitMap found =
                    LogitMap.of(1, rows, columns, 4, plane).onGridOf(width, height, scaledWidth, scaledHeight, false);
            assertThat(found.fits(width, height)).isTrue();
            for (int j = 1; j < found.rows() - 1; j++) {
                for (int i = 1; i < found.columns() - 1; i++) {
                    double expected = 3 * (i + 0.5) * 4 / width - 2 * (j + 0.5) * 4 / height;
                    assertThat((double) found.values()[j * found.columns() + i]).isCloseTo(expected, within(1e-5));
                }
            }
        }
    }

    @Test
    void croppingKeepsTheUpperLeftPart() {
        LogitMap logits = LogitMap.of(2, 2, 3, 4, new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
        assertThat(logits.cropped(2, 2).values()).containsExactly(0, 1, 3, 4, 6, 7, 9, 10);
        assertThat(logits.cropped(1, 1).values()).containsExactly(0, 6);
    }

    @Test
    void theGridMustFitTheImage() {
        LogitMap logits = LogitMap.of(2, 2, 3, 4, new float[12]);
        assertThat(logits.fits(12, 5)).isTrue();
        assertThat(logits.fits(13, 5)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> logits.labels(12, 9))
                .withMessage("an image of 12 x 9 pixels has 3 x 3 cells of 4, not 2 x 3");
        assertThatIllegalArgumentException().isThrownBy(() -> LogitMap.of(2, 2, 3, 4, new float[11]));
        assertThatIllegalArgumentException().isThrownBy(() -> LogitMap.of(256, 1, 1, 4, new float[256]));
    }
}
