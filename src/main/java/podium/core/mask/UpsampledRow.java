package podium.core.mask;

import java.util.Arrays;

/**
 * A row of an image's pixels, interpolated bilinearly for every label from a grid with a cell for each
 * {@code stride} x {@code stride} pixels; the transpose adds derivatives back. The centre of cell i is at pixel
 * (i + 1/2) stride - 1/2. Beyond the outermost centres the grid keeps its outermost values.
 *
 * <p>Pixels are stored phase by phase, so that processors can handle several at once: pixel x is at
 * {@link #place}(x), and all pixels with the same x % stride are neighbours.
 */
public final class UpsampledRow {
    /** A factor that, applied twice, makes the smallest difference of floats, 1e-45, larger than any label. */
    private static final float FAR = 1e30f;

    private final int labels;
    private final int rows;
    private final int columns;
    private final int stride;
    /** The logits of the row, or the derivatives with respect to them, labels x pixels. */
    private final float[][] values;
    /** A row of the grid, with one more cell at both ends. */
    private final float[] line;

    private final int[] places;
    /** A label for each place. */
    private final float[] lowest;

    /** Creates a row for a grid of labels x rows x columns. */
    public UpsampledRow(int labels, int rows, int columns, int stride) {
        if (labels < 1 || rows < 1 || columns < 1 || stride < 1) {
            throw new IllegalArgumentException(
                    "a grid of " + labels + " x " + rows + " x " + columns + " cells, stride " + stride);
        }
        this.labels = labels;
        this.rows = rows;
        this.columns = columns;
        this.stride = stride;
        this.values = new float[labels][stride * columns];
        this.line = new float[columns + 2];
        this.places = new int[length()];
        this.lowest = new float[length()];
        for (int x = 0; x < places.length; x++) {
            places[x] = x % stride * columns + x / stride;
        }
    }

    /** The number of pixels that the grid spans. */
    public int length() {
        return stride * columns;
    }

    /** The place of pixel x. */
    public int place(int x) {
        return places[x];
    }

    /** The values of a label: not copied; you may read them and, for {@link #addTo}, write them. */
    public float[] of(int label) {
        return values[label];
    }

    /** Interpolates row y of the image from {@code grid}, which starts at {@code offset}: labels x rows x columns. */
    public void take(float[] grid, int offset, int y) {
        Mixture mixture = mixture(y);
        float nearShare = 1 - mixture.share();
        float farShare = mixture.share();
        for (int label = 0; label < labels; label++) {
            int nearRow = offset + (label * rows + mixture.near()) * columns;
            int farRow = offset + (label * rows + mixture.far()) * columns;
            for (int i = 0; i < columns; i++) {
                line[i + 1] = nearShare * grid[nearRow + i] + farShare * grid[farRow + i];
            }
            line[0] = line[1];
            line[columns + 1] = line[columns];
            for (int phase = 0; phase < stride; phase++) {
                spread(values[label], phase);
            }
        }
    }

    private void spread(float[] pixels, int phase) {
        float share = share(phase);
        float other = Math.abs(share);
        float own = 1 - other;
        int to = share < 0 ? 0 : 2;
        int first = phase * columns;
        for (int i = 0; i < columns; i++) {
            pixels[first + i] = own * line[i + 1] + other * line[i + to];
        }
    }

    /**
     * Writes the largest logit of every place and its label, the lowest one if several are equal.
     *
     * <p>The loop has no branches, so that processors handle several places at once: a logit below the largest
     * gets a value far above every label, so the smallest remaining label is that of the largest logit.
     */
    public void decide(float[] largest, byte[] decided) {
        System.arraycopy(values[0], 0, largest, 0, largest.length);
        for (int label = 1; label < labels; label++) {
            raise(largest, values[label]);
        }
        Arrays.fill(lowest, labels);
        for (int label = 0; label < labels; label++) {
            lower(lowest, label, largest, values[label]);
        }
        for (int i = 0; i < decided.length; i++) {
            decided[i] = lowest[i] < labels ? (byte) lowest[i] : first(i, largest[i]);
        }
    }

    /** The slow way for infinite logits, whose differences are NaN. */
    private byte first(int place, float largest) {
        for (int label = 0; label < labels; label++) {
            if (values[label][place] == largest) {
                return (byte) label;
            }
        }
        return 0;
    }

    private static void raise(float[] largest, float[] logits) {
        for (int i = 0; i < largest.length; i++) {
            largest[i] = Math.max(largest[i], logits[i]);
        }
    }

    private static void lower(float[] lowest, float label, float[] largest, float[] logits) {
        for (int i = 0; i < lowest.length; i++) {
            lowest[i] = Math.min(lowest[i], label + (largest[i] - logits[i]) * FAR * FAR);
        }
    }

    /** The transpose of {@link #take}: adds the derivatives in {@link #of} for row y to those of the grid. */
    public void addTo(float[] grid, int offset, int y) {
        Mixture mixture = mixture(y);
        float nearShare = 1 - mixture.share();
        float farShare = mixture.share();
        for (int label = 0; label < labels; label++) {
            Arrays.fill(line, 0);
            for (int phase = 0; phase < stride; phase++) {
                gather(values[label], phase);
            }
            line[1] += line[0];
            line[columns] += line[columns + 1];
            int nearRow = offset + (label * rows + mixture.near()) * columns;
            int farRow = offset + (label * rows + mixture.far()) * columns;
            for (int i = 0; i < columns; i++) {
                grid[nearRow + i] += nearShare * line[i + 1];
            }
            for (int i = 0; i < columns; i++) {
                grid[farRow + i] += farShare * line[i + 1];
            }
        }
    }

    private void gather(float[] pixels, int phase) {
        float share = share(phase);
        float other = Math.abs(share);
        float own = 1 - other;
        int to = share < 0 ? 0 : 2;
        int first = phase * columns;
        for (int i = 0; i < columns; i++) {
            line[i + 1] += own * pixels[first + i];
        }
        for (int i = 0; i < columns; i++) {
            line[i + to] += other * pixels[first + i];
        }
    }

    /**
     * The distance of a pixel from its cell's centre, in cells: the weight of the previous cell if negative,
     * else of the next.
     */
    private float share(int phase) {
        return (phase + 0.5f) / stride - 0.5f;
    }

    /** The two rows of the grid that a row of pixels is interpolated from, and the weight of the farther one. */
    private record Mixture(int near, int far, float share) {}

    private Mixture mixture(int y) {
        float share = share(y % stride);
        int near = y / stride;
        int far = share < 0 ? Math.max(0, near - 1) : Math.min(rows - 1, near + 1);
        return new Mixture(near, far, Math.abs(share));
    }
}
