package podium.mask;

import java.util.Arrays;

/**
 * Turns a row-major plane into the column-major order of Kaggle's usual single masks and of COCO, and back.
 *
 * <p>Position y * width + x becomes x * height + y. The work is in runs: where a row equals the one above it, nothing is
 * done for it.
 */
public final class ColumnMajor {
    private ColumnMajor() {}

    /** The same pixels, column after column; {@code rowMajor} lies in [0, width * height). */
    public static Runs of(Runs rowMajor, int width, int height) {
        return transpose(rowMajor, width, height);
    }

    /** The inverse of {@link #of}: columns of {@code height} become rows of {@code width}. */
    public static Runs toRowMajor(Runs columnMajor, int width, int height) {
        return transpose(columnMajor, height, width);
    }

    /** Rows of {@code width} become columns: each column's set flips where a row differs from the one above it. */
    private static Runs transpose(Runs runs, int width, int height) {
        if (runs.bound() > (long) width * height) {
            throw new IllegalArgumentException(
                    "runs end at " + runs.bound() + ", after a plane of " + width + " x " + height);
        }
        int[] flips = new int[width + 1];
        forEachFlip(runs, width, height, (x, y) -> flips[x + 1]++);
        for (int x = 0; x < width; x++) {
            flips[x + 1] = Math.addExact(flips[x + 1], flips[x]);
        }
        int[] next = Arrays.copyOf(flips, width);
        int[] rows = new int[flips[width]];
        forEachFlip(runs, width, height, (x, y) -> rows[next[x]++] = y);
        RunsBuilder result = new RunsBuilder();
        for (int x = 0; x < width; x++) {
            for (int i = flips[x]; i < flips[x + 1]; i += 2) {
                result.add((long) x * height + rows[i], (long) x * height + rows[i + 1]);
            }
        }
        return result.build();
    }

    private interface Flip {
        void at(int x, int y);
    }

    private static void forEachFlip(Runs runs, int width, int height, Flip flip) {
        Runs above = Runs.EMPTY;
        for (int y = 0; y <= height; y++) {
            Runs row = y == height ? Runs.EMPTY : runs.slice((long) y * width, (long) (y + 1) * width);
            Runs changed = row.equals(above) ? Runs.EMPTY : row.or(above).minus(row.and(above));
            for (int i = 0; i < changed.count(); i++) {
                for (int x = (int) changed.start(i); x < changed.end(i); x++) {
                    flip.at(x, y);
                }
            }
            above = row;
        }
    }
}
