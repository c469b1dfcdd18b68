package podium.core.mask;

import java.util.Arrays;
import java.util.Objects;

/**
 * One label per pixel, row-major: 0 is background, 1..classes are the classes, 255 is void.
 *
 * <p>{@link #planes} gives the form of submissions: plane c - 1 holds the pixels of class c, without background
 * and void.
 *
 * <pre>{@code
 * LabelMap map = LabelMap.of(2, 2, new byte[] {1, 0, 0, 2});
 * map.planes(3);      // [0, 1) [7, 8)
 * }</pre>
 */
public final class LabelMap {
    /** The label of pixels that do not count. */
    public static final int VOID = 255;

    private final int width;
    private final int height;
    private final byte[] labels;

    private LabelMap(int width, int height, byte[] labels) {
        this.width = width;
        this.height = height;
        this.labels = labels;
    }

    /** Copies {@code labels}, row by row, each an unsigned byte. */
    public static LabelMap of(int width, int height, byte[] labels) {
        if (width < 1 || height < 1 || (long) width * height != labels.length) {
            throw new IllegalArgumentException(
                    "a label map of " + width + " x " + height + " pixels cannot have " + labels.length + " labels");
        }
        return new LabelMap(width, height, labels.clone());
    }

    /** The inverse of {@link #planes}; a pixel in several planes gets the lowest class. */
    public static LabelMap ofPlanes(PixelRuns planes, int classes, int width, int height) {
        requireLabels(classes);
        int pixels = Math.multiplyExact(width, height);
        if (planes.bound() > (long) classes * pixels) {
            throw new IllegalArgumentException("runs end at " + planes.bound() + ", after the last of " + classes
                    + " planes of " + width + " x " + height);
        }
        byte[] labels = new byte[pixels];
        for (int label = classes; label >= 1; label--) {
            PixelRuns plane = planes.slice((long) (label - 1) * pixels, (long) label * pixels);
            for (int i = 0; i < plane.count(); i++) {
                Arrays.fill(labels, (int) plane.start(i), (int) plane.end(i), (byte) label);
            }
        }
        return new LabelMap(width, height, labels);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The label at column x of row y, 0..255. */
    public int at(int x, int y) {
        return labels[y * width + x] & 0xFF;
    }

    /** A copy of the labels, row-major, each an unsigned byte. */
    public byte[] labels() {
        return labels.clone();
    }

    /** The number of pixels of each label, 256 counts. */
    public long[] histogram() {
        long[] counts = new long[256];
        for (byte label : labels) {
            counts[label & 0xFF]++;
        }
        return counts;
    }

    /** The pixels of one label, over width * height positions. */
    public PixelRuns plane(int label) {
        Objects.checkIndex(label, VOID + 1);
        PixelRunsBuilder runs = new PixelRunsBuilder();
        addPlane(runs, label, 0);
        return runs.build();
    }

    /** The pixels of classes 1..classes, plane after plane: position (class - 1) * height * width + y * width + x. */
    public PixelRuns planes(int classes) {
        requireLabels(classes);
        long[] counts = histogram();
        PixelRunsBuilder runs = new PixelRunsBuilder();
        for (int label = 1; label <= classes; label++) {
            if (counts[label] > 0) {
                addPlane(runs, label, (long) (label - 1) * labels.length);
            }
        }
        return runs.build();
    }

    private static void requireLabels(int classes) {
        if (classes < 1 || classes >= VOID) {
            throw new IllegalArgumentException(classes + " classes; expected 1 to " + (VOID - 1));
        }
    }

    private void addPlane(PixelRunsBuilder runs, int label, long offset) {
        byte wanted = (byte) label;
        int at = 0;
        while (at < labels.length) {
            if (labels[at] != wanted) {
                at++;
                continue;
            }
            int start = at;
            while (at < labels.length && labels[at] == wanted) {
                at++;
            }
            runs.add(offset + start, offset + at);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelMap map && width == map.width && Arrays.equals(labels, map.labels);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return "LabelMap " + width + " x " + height;
    }
}
