package podium.core.mask;

import java.util.Arrays;

/**
 * The logits of each label, background first, on a grid over an image. A cell stands for {@code stride} x
 * {@code stride} pixels; the right and lower edges of the image may lie inside a cell.
 *
 * <p>This class turns logits into labels: {@link UpsampledRow} interpolates bilinearly, then each pixel gets
 * the label of the largest logit, the lowest label if several are equal.
 *
 * <pre>{@code
 * LogitMap logits = LogitMap.of(21, 94, 125, 4, values).rounded();
 * LabelMap labels = logits.labels(500, 375);
 * }</pre>
 */
public final class LogitMap {
    private final int labels;
    private final int rows;
    private final int columns;
    private final int stride;
    private final float[] values;

    private LogitMap(int labels, int rows, int columns, int stride, float[] values) {
        this.labels = labels;
        this.rows = rows;
        this.columns = columns;
        this.stride = stride;
        this.values = values;
    }

    /**
     * A map of the given numbers, labels x rows x columns, which are not copied.
     *
     * @param stride the number of pixels along each side of a cell
     */
    public static LogitMap of(int labels, int rows, int columns, int stride, float[] values) {
        if (labels < 1 || labels > LabelMap.VOID || rows < 1 || columns < 1 || stride < 1) {
            throw new IllegalArgumentException(
                    "no logits of " + labels + " labels on " + rows + " x " + columns + " cells of " + stride);
        }
        if (values.length != (long) labels * rows * columns) {
            throw new IllegalArgumentException(
                    values.length + " logits for " + labels + " x " + rows + " x " + columns);
        }
        return new LogitMap(labels, rows, columns, stride, values);
    }

    public int labels() {
        return labels;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** The number of pixels along each side of a cell. */
    public int stride() {
        return stride;
    }

    /** The logits, labels x rows x columns: the map's own numbers, which you must not modify. */
    public float[] values() {
        return values;
    }

    /** The map rounded to float16 as in a file, so that the labels now equal those computed later from the file. */
    public LogitMap rounded() {
        float[] rounded = new float[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Half.value(Half.bits(values[i]));
        }
        return new LogitMap(labels, rows, columns, stride, rounded);
    }

    /** The map with a number added to all logits of each label. */
    public LogitMap plus(float[] offsets) {
        if (offsets.length != labels) {
            throw new IllegalArgumentException(offsets.length + " offsets for " + labels + " labels");
        }
        int cells = rows * columns;
        float[] sums = values.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += offsets[i / cells];
        }
        return new LogitMap(labels, rows, columns, stride, sums);
    }

    /** The label of each pixel of an image: the argmax of the upsampled logits. */
    public LabelMap labels(int width, int height) {
        requireImage(width, height);
        UpsampledRow row = new UpsampledRow(labels, rows, columns, stride);
        float[] largest = new float[row.length()];
        byte[] decided = new byte[row.length()];
        byte[] result = new byte[Math.multiplyExact(width, height)];
        for (int y = 0; y < height; y++) {
            row.take(values, 0, y);
            row.decide(largest, decided);
            for (int x = 0; x < width; x++) {
                result[y * width + x] = decided[row.place(x)];
            }
        }
        return LabelMap.of(width, height, result);
    }

    /** True if an image of that size has this grid. */
    public boolean fits(int width, int height) {
        return cells(width, stride) == columns && cells(height, stride) == rows;
    }

    /** The number of cells along a side of the given number of pixels. */
    public static int cells(int pixels, int stride) {
        return (pixels + stride - 1) / stride;
    }

    private void requireImage(int width, int height) {
        if (!fits(width, height)) {
            throw new IllegalArgumentException(
                    "an image of " + width + " x " + height + " pixels has " + cells(height, stride) + " x "
                            + cells(width, stride) + " cells of " + stride + ", not " + rows + " x " + columns);
        }
    }

    /** The upper left part of the grid. */
    public LogitMap cropped(int newRows, int newColumns) {
        float[] part = new float[labels * newRows * newColumns];
        for (int line = 0; line < labels * newRows; line++) {
            int from = (line / newRows * rows + line % newRows) * columns;
            System.arraycopy(values, from, part, line * newColumns, newColumns);
        }
        return of(labels, newRows, newColumns, stride, part);
    }

    /**
     * Converts the logits of a scaled and possibly mirrored image to the grid of the original image.
     *
     * @param width the width of the original image
     * @param scaledWidth the width of the image that this map belongs to
     * @param mirrored true if that image had left and right exchanged
     */
    public LogitMap onGridOf(int width, int height, int scaledWidth, int scaledHeight, boolean mirrored) {
        int newRows = cells(height, stride);
        int newColumns = cells(width, stride);
        float[] result = new float[labels * newRows * newColumns];
        int[] left = new int[newColumns];
        float[] toRight = new float[newColumns];
        for (int i = 0; i < newColumns; i++) {
            double centre = (i + 0.5) * stride / width;
            double place = (mirrored ? 1 - centre : centre) * scaledWidth / stride - 0.5;
            double inside = Math.max(0, Math.min(columns - 1, place));
            left[i] = (int) inside;
            toRight[i] = (float) (inside - left[i]);
        }
        for (int j = 0; j < newRows; j++) {
            double place = (j + 0.5) * stride / height * scaledHeight / stride - 0.5;
            double inside = Math.max(0, Math.min(rows - 1, place));
            int top = (int) inside;
            int bottom = Math.min(rows - 1, top + 1);
            float toBottom = (float) (inside - top);
            for (int label = 0; label < labels; label++) {
                int upper = (label * rows + top) * columns;
                int lower = (label * rows + bottom) * columns;
                int target = (label * newRows + j) * newColumns;
                for (int i = 0; i < newColumns; i++) {
                    int right = Math.min(columns - 1, left[i] + 1);
                    float above = values[upper + left[i]] * (1 - toRight[i]) + values[upper + right] * toRight[i];
                    float below = values[lower + left[i]] * (1 - toRight[i]) + values[lower + right] * toRight[i];
                    result[target + i] = above * (1 - toBottom) + below * toBottom;
                }
            }
        }
        return of(labels, newRows, newColumns, stride, result);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogitMap map
                && labels == map.labels
                && columns == map.columns
                && stride == map.stride
                && Arrays.equals(values, map.values);
    }

    @Override
    public int hashCode() {
        return 31 * columns + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "logits of " + labels + " labels on " + rows + " x " + columns + " cells of " + stride + " pixels";
    }
}
