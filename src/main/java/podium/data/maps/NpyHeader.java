package podium.data.maps;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import podium.core.InputException;

/**
 * The header of a .npy file: {@code {'descr': '|u1', 'fortran_order': False, 'shape': (375, 500, 3), }}.
 *
 * <p>Format: NumPy, numpy.lib.format, versions 1.0 (two bytes of length), 2.0 (four) and 3.0 (four, UTF-8).
 */
record NpyHeader(NpyType type, boolean fortranOrder, List<Integer> shape, int dataOffset) {
    /** The largest header that is read; a header of plain numbers is 118 bytes long in practice. */
    static final int MAXIMUM_BYTES = 1 << 16;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern ENTRY = Pattern.compile(
            "\\s*['\"](\\w+)['\"]\\s*:\\s*(?:['\"]([^'\"]*)['\"]|(True|False)|\\(([0-9L,\\s]*)\\))\\s*(?:,|$)");

    NpyHeader {
        shape = List.copyOf(shape);
    }

    /** Parses the header from a file's first {@link #MAXIMUM_BYTES} bytes, or all of them if it is shorter. */
    static NpyHeader of(Path file, byte[] bytes) {
        if (bytes.length < 10 || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new InputException(file + ": not a .npy file; expected one as numpy.save writes it");
        }
        int version = bytes[6];
        if (version < 1 || version > 3 || bytes[7] != 0) {
            throw new InputException(
                    file + ": the file has .npy version " + version + "." + bytes[7] + "; expected 1.0, 2.0 or 3.0");
        }
        int start = version == 1 ? 10 : 12;
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length =
                version == 1 ? buffer.getShort(8) & 0xFFFF : bytes.length < 12 ? 0 : buffer.getInt(8) & 0xFFFFFFFFL;
        if (length > MAXIMUM_BYTES - start) {
            throw new InputException(file + ": the header claims " + length + " bytes; expected at most "
                    + (MAXIMUM_BYTES - start) + ": save the array again");
        }
        if (start + length > bytes.length) {
            throw new InputException(file + ": the file is cut off inside its header; copy it again");
        }
        String text = new String(bytes, start, (int) length, StandardCharsets.UTF_8).strip();
        return parsed(file, text, (int) (start + length));
    }

    private static NpyHeader parsed(Path file, String text, int dataOffset) {
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw notUnderstood(file, text);
        }
        String inside = text.substring(1, text.length() - 1).strip();
        Map<String, String> entries = new HashMap<>();
        Matcher entry = ENTRY.matcher(inside);
        int at = 0;
        while (at < inside.length()) {
            if (!entry.region(at, inside.length()).lookingAt()) {
                throw notUnderstood(file, text);
            }
            String value =
                    entry.group(2) != null ? entry.group(2) : entry.group(3) != null ? entry.group(3) : entry.group(4);
            if (entries.put(entry.group(1), value) != null) {
                throw notUnderstood(file, text);
            }
            at = entry.end();
        }
        String type = entries.get("descr");
        String order = entries.get("fortran_order");
        String shape = entries.get("shape");
        if (entries.size() != 3 || type == null || order == null || shape == null) {
            throw notUnderstood(file, text);
        }
        return new NpyHeader(NpyType.of(file, type), order.equals("True"), shape(file, shape), dataOffset);
    }

    private static List<Integer> shape(Path file, String text) {
        List<Integer> shape = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String number = part.strip().replaceFirst("L$", "");
            if (number.isEmpty()) {
                continue;
            }
            if (!number.matches("[0-9]{1,9}")) {
                throw new InputException(file + ": the header claims the shape (" + text + "), which is too large");
            }
            shape.add(Integer.parseInt(number));
        }
        return shape;
    }

    private static InputException notUnderstood(Path file, String text) {
        return new InputException(
                file + ": the header '" + (text.length() > 200 ? text.substring(0, 200) + "..." : text)
                        + "' was not understood; expected descr, fortran_order and shape of an array of plain integers"
                        + " (structured arrays are refused): save it with numpy.save as uint8");
    }

    /** The shape as text: (375, 500, 3). */
    String shapeText() {
        return shape.toString().replace('[', '(').replace(']', ')');
    }
}
