package podium.core.mask;

import java.util.Arrays;

/**
 * A set of non-negative integers as sorted runs: the pixels of a mask, or the members of a label vector.
 *
 * <p>Runs are half-open, 0-based, ascending and disjoint and never touch, so equal sets are equal values.
 * Positions are longs, so twenty planes of a large photograph fit. Immutable.
 *
 * <pre>{@code
 * PixelRuns dog = PixelRuns.of(11, 12);
 * PixelRuns person = PixelRuns.of(14, 15);
 * dog.or(person);                             // [11, 12) [14, 15)
 * PixelRuns.andCardinality(dog, person);      // 0, without building the intersection
 * }</pre>
 */
public final class PixelRuns {
    /** The empty set. */
    public static final PixelRuns EMPTY = new PixelRuns(new long[0]);

    /** start, end, start, end, ...; strictly ascending. */
    final long[] bounds;

    private PixelRuns(long[] bounds) {
        this.bounds = bounds;
    }

    /** The runs {@code [start, end) [start, end) ...}; bounds must be non-negative and strictly ascending. */
    public static PixelRuns of(long... bounds) {
        if (bounds.length % 2 != 0) {
            throw new IllegalArgumentException("a run has no end: " + bounds.length + " bounds");
        }
        for (int i = 0; i < bounds.length; i++) {
            if (bounds[i] < 0 || (i > 0 && bounds[i] <= bounds[i - 1])) {
                throw new IllegalArgumentException("bound " + i + " is " + bounds[i]
                        + "; bounds must be non-negative and strictly ascending: " + Arrays.toString(bounds));
            }
        }
        return bounds.length == 0 ? EMPTY : new PixelRuns(bounds.clone());
    }

    /** The indices of the true elements of an array. */
    public static PixelRuns ofMembers(boolean[] members) {
        PixelRunsBuilder runs = new PixelRunsBuilder();
        for (int i = 0; i < members.length; i++) {
            if (members[i]) {
                runs.add(i, i + 1L);
            }
        }
        return runs.build();
    }

    /** Uses the first {@code length} bounds of an array, which must be canonical already. */
    static PixelRuns ofCanonical(long[] bounds, int length) {
        return length == 0 ? EMPTY : new PixelRuns(Arrays.copyOf(bounds, length));
    }

    /** The number of runs. */
    public int count() {
        return bounds.length / 2;
    }

    /** The first position of run {@code index}. */
    public long start(int index) {
        return bounds[2 * index];
    }

    /** The first position after run {@code index}. */
    public long end(int index) {
        return bounds[2 * index + 1];
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /**
     * The first position after the last run, which is the smallest size of a space that contains this set; 0 if
     * empty.
     */
    public long bound() {
        return bounds.length == 0 ? 0 : bounds[bounds.length - 1];
    }

    /** The number of positions. */
    public long cardinality() {
        return cardinality(bounds);
    }

    private static long cardinality(long[] bounds) {
        long sum = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            sum += bounds[i + 1] - bounds[i];
        }
        return sum;
    }

    public boolean contains(long position) {
        int found = Arrays.binarySearch(bounds, position);
        return found >= 0 ? found % 2 == 0 : (-found - 1) % 2 == 1;
    }

    /**
     * a and b|, without building the intersection.
     */
    public static long andCardinality(PixelRuns a, PixelRuns b) {
        long[] left = a.bounds;
        long[] right = b.bounds;
        long sum = 0;
        int i = 0;
        int j = 0;
        while (i < left.length && j < right.length) {
            long leftEnd = left[i + 1];
            long rightEnd = right[j + 1];
            long overlap = Math.min(leftEnd, rightEnd) - Math.max(left[i], right[j]);
            if (overlap > 0) {
                sum += overlap;
            }
            if (leftEnd <= rightEnd) {
                i += 2;
            }
            if (rightEnd <= leftEnd) {
                j += 2;
            }
        }
        return sum;
    }

    /** |a minus b| = |a| - |a and b|. */
    public static long minusCardinality(PixelRuns a, PixelRuns b) {
        return a.cardinality() - andCardinality(a, b);
    }

    /** The positions in both. */
    public PixelRuns and(PixelRuns other) {
        PixelRunsBuilder result = new PixelRunsBuilder();
        int i = 0;
        int j = 0;
        while (i < bounds.length && j < other.bounds.length) {
            long start = Math.max(bounds[i], other.bounds[j]);
            long end = Math.min(bounds[i + 1], other.bounds[j + 1]);
            if (start < end) {
                result.add(start, end);
            }
            if (bounds[i + 1] < other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return result.build();
    }

    /** The positions in either. */
    public PixelRuns or(PixelRuns other) {
        PixelRunsBuilder result = new PixelRunsBuilder();
        int i = 0;
        int j = 0;
        while (i < bounds.length || j < other.bounds.length) {
            boolean mine = j == other.bounds.length || (i < bounds.length && bounds[i] <= other.bounds[j]);
            long start = mine ? bounds[i++] : other.bounds[j++];
            long end = mine ? bounds[i++] : other.bounds[j++];
            result.addOrExtend(start, end);
        }
        return result.build();
    }

    /** The positions in this set that are not in {@code other}. */
    public PixelRuns minus(PixelRuns other) {
        PixelRunsBuilder result = new PixelRunsBuilder();
        int j = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            long start = bounds[i];
            long end = bounds[i + 1];
            while (j < other.bounds.length && other.bounds[j + 1] <= start) {
                j += 2;
            }
            for (int k = j; k < other.bounds.length && other.bounds[k] < end; k += 2) {
                if (other.bounds[k] > start) {
                    result.add(start, other.bounds[k]);
                }
                start = Math.max(start, other.bounds[k + 1]);
            }
            if (start < end) {
                result.add(start, end);
            }
        }
        return result.build();
    }

    /**
     * The part in {@code [from, to)}, counted from {@code from}. Plane c of planes of n pixels is
     * {@code slice(c * n, (c + 1) * n)}.
     */
    public PixelRuns slice(long from, long to) {
        int first = firstEndingAfter(from);
        int last = firstEndingAfter(to);
        last += last < bounds.length && bounds[last] < to ? 2 : 0;
        if (first >= last || from >= to) {
            return EMPTY;
        }
        long[] part = Arrays.copyOfRange(bounds, first, last);
        for (int i = 0; i < part.length; i++) {
            part[i] -= from;
        }
        part[0] = Math.max(part[0], 0);
        part[part.length - 1] = Math.min(part[part.length - 1], to - from);
        return new PixelRuns(part);
    }

    /** The first position at or after {@code from}, which must be below {@link #bound}. */
    long firstFrom(long from) {
        return Math.max(from, bounds[firstEndingAfter(from)]);
    }

    /** Every position plus {@code offset}, which may be negative: the inverse of {@link #slice}. */
    public PixelRuns shift(long offset) {
        if (isEmpty()) {
            return EMPTY;
        }
        long[] moved = new long[bounds.length];
        for (int i = 0; i < bounds.length; i++) {
            moved[i] = Math.addExact(bounds[i], offset);
        }
        if (moved[0] < 0) {
            throw new IllegalArgumentException("position " + bounds[0] + " moved by " + offset + " is below 0");
        }
        return new PixelRuns(moved);
    }

    /** The index into bounds of the first run that ends after {@code position}. */
    private int firstEndingAfter(long position) {
        int found = Arrays.binarySearch(bounds, position);
        int index = found >= 0 ? found : -found - 1;
        if (found >= 0 && index % 2 == 1) {
            return index + 1;
        }
        return index - index % 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PixelRuns runs && Arrays.equals(bounds, runs.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** {@code [11, 12) [14, 15)}; for messages, not for files. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bounds.length; i += 2) {
            text.append(i == 0 ? "[" : " [")
                    .append(bounds[i])
                    .append(", ")
                    .append(bounds[i + 1])
                    .append(')');
        }
        return text.toString();
    }
}
