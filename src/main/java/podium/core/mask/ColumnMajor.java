package podium.core.mask;

import java.util.Arrays;

/**
 * Converts a row-major plane to the column-major order of Kaggle's usual single masks.
 *
 * <p>Position y * width + x becomes x * height + y. It works on runs: a row that equals the one above costs
 * nothing.
 *
 * <pre>{@code
 * PixelRuns lowerRow = PixelRuns.of(2, 4);               // row by row: [[0, 0], [1, 1]]
 * PixelRuns columns = ColumnMajor.of(lowerRow, 2, 2);    // column by column: [1, 2) [3, 4)
 * PixelRunText.format(columns);                          // "2 1 4 1", Kaggle's single mask
 * }</pre>
 */
public final class ColumnMajor {
    private ColumnMajor() {}

    /**
     * The same pixels, column after column; {@code rowMajor} is within [0, width * height). The method looks
     * for the places where a row differs from the one above it; there the column changes between set and not
     * set.
     */
    public static PixelRuns of(PixelRuns rowMajor, int width, int height) {
        if (rowMajor.bound() > (long) width * height) {
            throw new IllegalArgumentException(
                    "runs end at " + rowMajor.bound() + ", after " + height + " rows of " + width);
        }
        int[] first = new int[width + 1];
        forEachFlip(rowMajor, width, height, (x, y) -> first[x + 1]++);
        for (int x = 0; x < width; x++) {
            first[x + 1] = Math.addExact(first[x + 1], first[x]);
        }
        int[] next = Arrays.copyOf(first, width);
        int[] flips = new int[first[width]];
        forEachFlip(rowMajor, width, height, (x, y) -> flips[next[x]++] = y);
        PixelRunsBuilder result = new PixelRunsBuilder();
        for (int x = 0; x < width; x++) {
            for (int i = first[x]; i < first[x + 1]; i += 2) {
                result.add((long) x * height + flips[i], (long) x * height + flips[i + 1]);
            }
        }
        return result.build();
    }

    private interface Flip {
        void at(int x, int y);
    }

    private static void forEachFlip(PixelRuns runs, int width, int height, Flip flip) {
        PixelRuns above = PixelRuns.EMPTY;
        for (int y = 0; y <= height; y++) {
            PixelRuns row = y == height ? PixelRuns.EMPTY : runs.slice((long) y * width, (long) (y + 1) * width);
            PixelRuns changed =
                    row.equals(above) ? PixelRuns.EMPTY : row.or(above).minus(row.and(above));
            for (int i = 0; i < changed.count(); i++) {
                for (int x = (int) changed.start(i); x < changed.end(i); x++) {
                    flip.at(x, y);
                }
            }
            above = row;
        }
    }
}
