package podium.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class UpsampledRowTest {
    static float[] drawn(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (4 * random.nextDouble() - 2);
        }
        return values;
    }

    /** The value at a pixel according to the definition of bilinear interpolation. */
    static double bilinear(float[] grid, int offset, int rows, int columns, double y, double x) {
        double inY = Math.max(0, Math.min(rows - 1, y));
        double inX = Math.max(0, Math.min(columns - 1, x));
        int top = (int) inY;
        int left = (int) inX;
        int bottom = Math.min(rows - 1, top + 1);
        int right = Math.min(columns - 1, left + 1);
        double upper = grid[offset + top * columns + left] * (1 - inX + left)
                + grid[offset + top * columns + right] * (inX - left);
        double lower = grid[offset + bottom * columns + left] * (1 - inX + left)
                + grid[offset + bottom * columns + right] * (inX - left);
        return upper * (1 - inY + top) + lower * (inY - top);
    }

    @Test
    void aRowMatchesBilinearInterpolationWithHalfPixelCentres() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < Thorough.count(200, 10_000); round++) {
            int labels = random.nextInt(1, 4);
            int rows = random.nextInt(1, 6);
            int columns = random.nextInt(1, 6);
            int stride = random.nextInt(1, 9);
            float[] grid = drawn(random, labels * rows * columns + 3);
            UpsampledRow row = new UpsampledRow(labels, rows, columns, stride);
            assertThat(row.length()).isEqualTo(stride * columns);
            int y = random.nextInt(stride * rows);
            row.take(grid, 3, y);
            for (int label = 0; label < labels; label++) {
                for (int x = 0; x < row.length(); x++) {
                    double expected = bilinear(
                            grid,
                            3 + label * rows * columns,
                            rows,
                            columns,
                            (y + 0.5) / stride - 0.5,
                            (x + 0.5) / stride - 0.5);
                    assertThat((double) row.of(label)[row.place(x)]).isCloseTo(expected, within(1e-5));
                }
            }
        }
    }

    /** For every grid g and row d, the sum of take(g) * d equals that of g * addTo(d). */
    @Test
    void addToIsTheTransposeOfTake() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < Thorough.count(200, 10_000); round++) {
            int labels = random.nextInt(1, 4);
            int rows = random.nextInt(1, 6);
            int columns = random.nextInt(1, 6);
            int stride = random.nextInt(1, 9);
            float[] grid = drawn(random, labels * rows * columns);
            UpsampledRow row = new UpsampledRow(labels, rows, columns, stride);
            int y = random.nextInt(stride * rows);
            row.take(grid, 0, y);
            double there = 0;
            for (int label = 0; label < labels; label++) {
                float[] slopes = drawn(random, row.length());
                for (int i = 0; i < slopes.length; i++) {
                    there += (double) slopes[i] * row.of(label)[i];
                }
                System.arraycopy(slopes, 0, row.of(label), 0, slopes.length);
            }
            float[] back = new float[grid.length];
            row.addTo(back, 0, y);
            double andBack = 0;
            for (int i = 0; i < grid.length; i++) {
                andBack += (double) grid[i] * back[i];
            }
            assertThat(andBack).isCloseTo(there, within(1e-4));
        }
    }

    @Test
    void theFirstOfTheLargestLogitsIsChosen() {
        float[] hard = {
            0,
            -0f,
            1,
            -1,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MIN_NORMAL,
            1e-30f,
            Math.nextUp(1f),
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY
        };
        SplittableRandom random = new SplittableRandom(6);
        int columns = 40;
        for (int round = 0; round < Thorough.count(200, 5000); round++) {
            int labels = 1 + random.nextInt(255);
            UpsampledRow row = new UpsampledRow(labels, 1, columns, 1);
            for (int i = 0; i < labels * columns; i++) {
                row.of(i / columns)[i % columns] = hard[random.nextInt(1 + i % hard.length)];
            }
            float[] largest = new float[columns];
            byte[] decided = new byte[columns];
            row.decide(largest, decided);
            for (int x = 0; x < columns; x++) {
                int best = 0;
                for (int label = 1; label < labels; label++) {
                    best = row.of(label)[x] > row.of(best)[x] ? label : best;
                }
                assertThat(decided[x] & 0xff).isEqualTo(best);
            }
        }
    }

    @Test
    void aGridNeedsCells() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UpsampledRow(21, 0, 5, 4))
                .withMessage("a grid of 21 x 0 x 5 cells, stride 4");
    }
}
