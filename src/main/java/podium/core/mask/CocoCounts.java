package podium.core.mask;

import java.util.Arrays;

/**
 * COCO's run-length counts of one column-major plane: how many pixels are unset, then set, then unset, ... The first
 * count may be 0; the last is left out when it is.
 *
 * <p>The compressed form writes each count from the fourth on as its difference to the one two before, in groups of five
 * bits, least first: bit 5 says that more follow, bit 4 of the last is the sign, and 48 is added to make it printable
 * (cocoapi, common/maskApi.c, rleToString).
 *
 * <pre>{@code
 * CocoCounts.uncompressed(PixelRuns.of(1, 3), 6);      // {1, 2, 3}
 * CocoCounts.compressed(PixelRuns.of(1, 3), 6);        // "123"
 * }</pre>
 */
public final class CocoCounts {
    private CocoCounts() {}

    public static long[] uncompressed(PixelRuns columnMajor, long size) {
        if (columnMajor.bound() > size) {
            throw new IllegalArgumentException("runs end at " + columnMajor.bound() + ", after " + size + " pixels");
        }
        boolean tail = columnMajor.bound() < size;
        long[] counts = new long[2 * columnMajor.count() + (tail ? 1 : 0)];
        long at = 0;
        for (int i = 0; i < columnMajor.count(); i++) {
            counts[2 * i] = columnMajor.start(i) - at;
            counts[2 * i + 1] = columnMajor.end(i) - columnMajor.start(i);
            at = columnMajor.end(i);
        }
        if (tail) {
            counts[counts.length - 1] = size - at;
        }
        return counts;
    }

    /** The inverse of {@link #uncompressed}; counts must be non-negative and add up to {@code size}. */
    public static PixelRuns ofUncompressed(long[] counts, long size) {
        PixelRunsBuilder runs = new PixelRunsBuilder();
        long at = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || counts[i] > size - at) {
                throw new IllegalArgumentException(
                        "count " + i + " is " + counts[i] + "; " + (size - at) + " of " + size + " pixels are left");
            }
            if (i % 2 == 1 && counts[i] > 0) {
                runs.add(at, at + counts[i]);
            }
            at += counts[i];
        }
        if (at != size) {
            throw new IllegalArgumentException("counts add up to " + at + ", not to " + size + " pixels");
        }
        return runs.build();
    }

    public static String compressed(PixelRuns columnMajor, long size) {
        long[] counts = uncompressed(columnMajor, size);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            long rest = i > 2 ? counts[i] - counts[i - 2] : counts[i];
            boolean more;
            do {
                int group = (int) (rest & 0x1F);
                rest >>= 5;
                more = (group & 0x10) != 0 ? rest != -1 : rest != 0;
                text.append((char) ((more ? group | 0x20 : group) + 48));
            } while (more);
        }
        return text.toString();
    }

    /** The inverse of {@link #compressed}. */
    public static PixelRuns ofCompressed(String text, long size) {
        long[] counts = new long[text.length()];
        int length = 0;
        int at = 0;
        while (at < text.length()) {
            long value = 0;
            int shift = 0;
            int group;
            do {
                if (at == text.length()) {
                    throw new IllegalArgumentException("the text ends within count " + length);
                }
                group = text.charAt(at++) - 48;
                if (group < 0 || group > 63 || shift > 60) {
                    throw new IllegalArgumentException("'" + text.charAt(at - 1) + "' at offset " + (at - 1)
                            + " does not belong into compressed counts");
                }
                value |= (long) (group & 0x1F) << shift;
                shift += 5;
            } while ((group & 0x20) != 0);
            if ((group & 0x10) != 0 && shift < Long.SIZE) {
                value |= -1L << shift;
            }
            counts[length] = length > 2 ? value + counts[length - 2] : value;
            length++;
        }
        return ofUncompressed(Arrays.copyOf(counts, length), size);
    }
}
