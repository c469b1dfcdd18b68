package podium.mask;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Runs as text: 1-based {@code start length} pairs, one space between, ascending, neither overlapping nor touching;
 * nothing set is the empty text. What the positions are is the set's affair:
 *
 * <ul>
 *   <li>the competition's class-major form: {@code format(labelMap.planes(classes))}
 *   <li>one row-major plane: {@code format(labelMap.plane(label))}
 *   <li>Kaggle's column-major single mask: {@code format(ColumnMajor.of(plane, width, height))}
 * </ul>
 *
 * <pre>{@code
 * RunText.format(Runs.of(11, 12, 14, 15));     // "12 1 15 1"
 * RunText.parse("1 1 8 1", 12);                // [0, 1) [7, 8)
 * }</pre>
 */
public final class RunText {
    private static final int LONGEST_PAIR = 40;

    private RunText() {}

    public static String format(Runs runs) {
        return new String(encode(runs), StandardCharsets.US_ASCII);
    }

    /** The text's ASCII bytes. */
    public static byte[] encode(Runs runs) {
        byte[] text = new byte[Math.max(LONGEST_PAIR, 14 * runs.count())];
        int length = 0;
        for (int i = 0; i < runs.count(); i++) {
            if (length + LONGEST_PAIR > text.length) {
                text = Arrays.copyOf(text, Math.addExact(text.length, text.length / 2 + LONGEST_PAIR));
            }
            if (i > 0) {
                text[length++] = ' ';
            }
            length = writeNumber(runs.start(i) + 1, text, length);
            text[length++] = ' ';
            length = writeNumber(runs.end(i) - runs.start(i), text, length);
        }
        return Arrays.copyOf(text, length);
    }

    private static int writeNumber(long number, byte[] text, int from) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int at = from + digits - 1; at >= from; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return from + digits;
    }

    /**
     * The runs that a text over {@code size} positions names.
     *
     * @throws IllegalArgumentException naming the first error and its offset; texts from outside go through
     *     {@link RunParser}, which reports all of them
     */
    public static Runs parse(String text, long size) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new RunParser().parse(bytes, 0, bytes.length, size, (fault, from, to, bound) -> {
            if (fault.error()) {
                throw new IllegalArgumentException(fault + " at offset " + from + ": '"
                        + new String(bytes, from, to - from, StandardCharsets.UTF_8) + "'");
            }
        });
    }
}
