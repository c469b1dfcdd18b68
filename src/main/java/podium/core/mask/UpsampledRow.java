package podium.core.mask;

import java.util.Arrays;

/**
 * A row of an image's pixels, interpolated bilinearly from a grid that has a cell for each {@code stride} x {@code stride}
 * of them: one after the other, for every label, and the way back for derivatives. Centres lie at half pixels: that of
 * cell i at pixel (i + 1/2) stride - 1/2. Beyond the outermost centres the grid goes on as it ends.
 *
 * <p>Pixels stand phase by phase, for loops that processors take several steps of at once: pixel x is at {@link
 * #place}(x), all those with the same x % stride beside each other.
 */
public final class UpsampledRow {
    /** Multiplied by it twice, the least difference of floats, 1e-45, is still more than any label. */
    private static final float FAR = 1e30f;

    private final int labels;
    private final int rows;
    private final int columns;
    private final int stride;
    /** Labels x pixels: the logits of the row, or derivatives with respect to them. */
    private final float[][] values;
    /** A row of the grid, with a cell more at both ends. */
    private final float[] line;

    private final int[] places;
    /** A label of each place. */
    private final float[] lowest;

    /** Of a grid of labels x rows x columns. */
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

    /** Pixels that the grid spans. */
    public int length() {
        return stride * columns;
    }

    /** Where pixel x stands. */
    public int place(int x) {
        return places[x];
    }

    /** What stands there for a label: not copied, to be read and, for {@link #addTo}, to be written. */
    public float[] of(int label) {
        return values[label];
    }

    /** Takes row y of the image that {@code grid} has from {@code offset} on: labels x rows x columns. */
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
     * Writes the largest logit of every place, and the label that has it: of several the lowest.
     *
     * <p>Without branches, so that processors take several places at once: what is less than the largest becomes so much
     * more than any label that the least of labels is one of the largest.
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

    /** Where logits are infinite and differences are no numbers. */
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

    /** The transpose of {@link #take}: adds what {@link #of} holds, derivatives with respect to row y, to the grid's. */
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

    /** How far a pixel lies from its cell's centre, in cells: below 0 the cell before counts by so much, else the next. */
    private float share(int phase) {
        return (phase + 0.5f) / stride - 0.5f;
    }

    /** The rows of the grid that a row of pixels is made of, and how much the farther one counts. */
    private record Mixture(int near, int far, float share) {}

    private Mixture mixture(int y) {
        float share = share(y % stride);
        int near = y / stride;
        int far = share < 0 ? Math.max(0, near - 1) : Math.min(rows - 1, near + 1);
        return new Mixture(near, far, Math.abs(share));
    }
}
