package podium.data.maps;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import podium.core.InputException;

/** The type of an element in a .npy file: an integer of 1, 2, 4 or 8 bytes, or bool. */
record NpyType(int bytes, boolean signed, ByteOrder order) {
    private static final Pattern INTEGER = Pattern.compile("([|<>=])(?:([iu])([1248])|b1)");

    /** Parses a type such as {@code |u1}, {@code <i8}, {@code >u2} or {@code |b1}. */
    static NpyType of(Path file, String text) {
        if (text.contains("O")) {
            throw new InputException(file + ": the array contains Python objects (dtype " + text
                    + "), which cannot be read without running code; save it as numpy.uint8 with allow_pickle=False");
        }
        Matcher parts = INTEGER.matcher(text);
        if (!parts.matches()) {
            throw new InputException(file + ": the array has elements of dtype " + text
                    + "; expected integers (uint8, int16, int32, int64, ...) or bool: save it as numpy.uint8");
        }
        ByteOrder order = parts.group(1).equals(">")
                ? ByteOrder.BIG_ENDIAN
                : parts.group(1).equals("=") ? ByteOrder.nativeOrder() : ByteOrder.LITTLE_ENDIAN;
        boolean bool = parts.group(3) == null;
        return new NpyType(
                bool ? 1 : Integer.parseInt(parts.group(3)),
                !bool && parts.group(2).equals("i"),
                order);
    }

    /**
     * The element at a byte position of a buffer in this type's order; an unsigned 8-byte element above 2^63 -
     * 1 is negative.
     */
    long at(ByteBuffer data, int position) {
        return switch (bytes) {
            case 1 -> signed ? data.get(position) : data.get(position) & 0xFF;
            case 2 -> signed ? data.getShort(position) : data.getShort(position) & 0xFFFF;
            case 4 -> signed ? data.getInt(position) : data.getInt(position) & 0xFFFFFFFFL;
            default -> data.getLong(position);
        };
    }

    /** The element as a message shows it. */
    String text(long value) {
        return signed ? Long.toString(value) : Long.toUnsignedString(value);
    }
}
