package podium.core.mask;

import java.util.Arrays;

/**
 * Turns a row-major plane into the column-major order of Kaggle's usual single masks and of COCO, and back.
 *
 * <p>Position y * width + x becomes x * height + y. The work is in runs: where a row equals the one above it, nothing is
 * done for it.
 *
 * <pre>{@code
 * PixelRuns lowerRow = PixelRuns.of(2, 4);                               // row by row: [[0, 0], [1, 1]]
 * PixelRuns columns = ColumnMajor.of(lowerRow, 2, 2);               // column by column: [1, 2) [3, 4)
 * PixelRunText.format(columns);                                     // "2 1 4 1", Kaggle's single mask
 * CocoCounts.compressed(columns, 4);                           // "1110", COCO's
 * ColumnMajor.toRowMajor(PixelRunText.parse("2 1 4 1", 4), 2, 2);   // [2, 4)
 * }</pre>
 */
public final class ColumnMajor {
    private ColumnMajor() {}

    /** The same pixels, column after column; {@code rowMajor} lies in [0, width * height). */
    public static PixelRuns of(PixelRuns rowMajor, int width, int height) {
        return transpose(rowMajor, width, height);
    }

    /** The inverse of {@link #of}: columns of {@code height} become rows of {@code width}. */
    public static PixelRuns toRowMajor(PixelRuns columnMajor, int width, int height) {
        return transpose(columnMajor, height, width);
    }

    /** Rows become columns: a column's set flips where a row differs from the one above it. */
    private static PixelRuns transpose(PixelRuns runs, int rowLength, int rows) {
        if (runs.bound() > (long) rowLength * rows) {
            throw new IllegalArgumentException(
                    "runs end at " + runs.bound() + ", after " + rows + " rows of " + rowLength);
        }
        int[] first = new int[rowLength + 1];
        forEachFlip(runs, rowLength, rows, (x, y) -> first[x + 1]++);
        for (int x = 0; x < rowLength; x++) {
            first[x + 1] = Math.addExact(first[x + 1], first[x]);
        }
        int[] next = Arrays.copyOf(first, rowLength);
        int[] flips = new int[first[rowLength]];
        forEachFlip(runs, rowLength, rows, (x, y) -> flips[next[x]++] = y);
        PixelRunsBuilder result = new PixelRunsBuilder();
        for (int x = 0; x < rowLength; x++) {
            for (int i = first[x]; i < first[x + 1]; i += 2) {
                result.add((long) x * rows + flips[i], (long) x * rows + flips[i + 1]);
            }
        }
        return result.build();
    }

    private interface Flip {
        void at(int x, int y);
    }

    private static void forEachFlip(PixelRuns runs, int rowLength, int rows, Flip flip) {
        PixelRuns above = PixelRuns.EMPTY;
        for (int y = 0; y <= rows; y++) {
            PixelRuns row = y == rows ? PixelRuns.EMPTY : runs.slice((long) y * rowLength, (long) (y + 1) * rowLength);
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
