package podium.core.mask;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes runs as text: 1-based {@code start length} pairs separated by one space, ascending, neither
 * overlapping nor touching. The empty set is the empty text. The set decides what the positions mean:
 *
 * <ul>
 *   <li>the class-major form of submissions: {@code format(labelMap.planes(classes))}
 *   <li>one row-major plane: {@code format(labelMap.plane(label))}
 *   <li>Kaggle's column-major single mask: {@code format(ColumnMajor.of(plane, width, height))}
 * </ul>
 *
 * <pre>{@code
 * PixelRunText.format(PixelRuns.of(11, 12, 14, 15));     // "12 1 15 1"
 * }</pre>
 *
 * <p>{@link PixelRunParser} reads such texts.
 */
public final class PixelRunText {
    /** The digit pairs 00, 01, ..., 99. */
    private static final byte[] DIGITS = new byte[200];

    static {
        for (int i = 0; i < 100; i++) {
            DIGITS[2 * i] = (byte) ('0' + i / 10);
            DIGITS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private PixelRunText() {}

    public static String format(PixelRuns runs) {
        return new String(encode(runs), StandardCharsets.US_ASCII);
    }

    /** The text's ASCII bytes. */
    public static byte[] encode(PixelRuns runs) {
        int longest = Long.toString(runs.bound()).length() + 1;
        byte[] text = new byte[Math.multiplyExact(2 * longest, runs.count())];
        int from = text.length;
        for (int i = runs.count() - 1; i >= 0; i--) {
            from = writeBefore(from, runs.end(i) - runs.start(i), text);
            text[--from] = ' ';
            from = writeBefore(from, runs.start(i) + 1, text);
            if (i > 0) {
                text[--from] = ' ';
            }
        }
        return Arrays.copyOfRange(text, from, text.length);
    }

    /** Writes a number backwards, two digits per division. */
    private static int writeBefore(int end, long number, byte[] text) {
        int at = end;
        long rest = number;
        while (rest > Integer.MAX_VALUE) {
            text[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        int left = (int) rest;
        while (left >= 100) {
            int two = 2 * (left % 100);
            left /= 100;
            text[--at] = DIGITS[two + 1];
            text[--at] = DIGITS[two];
        }
        if (left >= 10) {
            text[--at] = DIGITS[2 * left + 1];
            text[--at] = DIGITS[2 * left];
        } else {
            text[--at] = (byte) ('0' + left);
        }
        return at;
    }
}
