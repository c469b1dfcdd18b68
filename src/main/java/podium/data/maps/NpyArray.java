package podium.data.maps;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import podium.core.InputException;
import podium.core.mask.LabelMap;
import podium.data.image.DataFile;
import podium.data.image.ImageSize;
import podium.data.image.RgbImage;

/**
 * An array of integers from a .npy file, in C order whatever the file's order.
 *
 * <p>Reads versions 1.0 to 3.0, bool and integers of 1 to 8 bytes, in either byte order. Writes version 1.0 of
 * uint8 with the same bytes as {@code numpy.save}. Object arrays, floats and structured arrays are refused.
 *
 * <pre>{@code
 * NpyArray mask = NpyArray.read(root.resolve("train/seg/train_0.npy"));
 * mask.shape();            // [375, 500]
 * mask.unsignedBytes();    // the labels, row by row
 * WriteAside.write(file, out -> NpyArray.write(set.labelMap("0"), out));
 * }</pre>
 */
public final class NpyArray {
    private static final long MAXIMUM_ELEMENTS = 3 * ImageSize.MAXIMUM_PIXELS;
    private static final int ALIGNMENT = 64;
    private static final int GROWTH_DIGITS = 21;

    private final Path file;
    private final NpyHeader header;
    private final ByteBuffer data;

    private NpyArray(Path file, NpyHeader header, ByteBuffer data) {
        this.file = file;
        this.header = header;
        this.data = data;
    }

    /** Reads an array from a file, whose length must match its header exactly. */
    public static NpyArray read(Path file) throws IOException {
        NpyHeader header = header(file);
        long elements = 1;
        for (int extent : header.shape()) {
            elements *= extent;
            if (elements > MAXIMUM_ELEMENTS) {
                throw new InputException(file + ": the header claims the shape " + header.shapeText()
                        + ", more than the " + MAXIMUM_ELEMENTS + " elements that Podium reads; replace the file");
            }
        }
        long expected = header.dataOffset() + elements * header.type().bytes();
        long found = Files.size(file);
        if (found != expected) {
            throw new InputException(file + ": the file has " + found + " bytes, but its header, of shape "
                    + header.shapeText() + " with " + header.type().bytes() + " bytes per element, requires "
                    + expected + "; "
                    + (found < expected ? "the file is cut off: copy it again" : "save the array again"));
        }
        if (expected > Integer.MAX_VALUE - 8) {
            throw new InputException(
                    file + ": the file has " + found + " bytes, more than Podium reads; save it as numpy.uint8");
        }
        ByteBuffer data = ByteBuffer.wrap(
                        Files.readAllBytes(file), header.dataOffset(), (int) expected - header.dataOffset())
                .slice()
                .order(header.type().order());
        return new NpyArray(file, header, data);
    }

    /** The lengths of the axes, read from the header alone. */
    public static List<Integer> shape(Path file) throws IOException {
        return header(file).shape();
    }

    private static NpyHeader header(Path file) throws IOException {
        DataFile.require(file, "a .npy array");
        try (InputStream in = Files.newInputStream(file)) {
            return NpyHeader.of(file, in.readNBytes(NpyHeader.MAXIMUM_BYTES));
        }
    }

    /** The lengths of the axes. */
    public List<Integer> shape() {
        return header.shape();
    }

    /** The elements in C order (the last axis varies fastest); each must be 0..255. */
    public byte[] unsignedBytes() {
        int size = header.type().bytes();
        byte[] values = new byte[data.limit() / size];
        if (size == 1 && !header.type().signed() && !transposed()) {
            data.get(0, values);
            return values;
        }
        int[] strides = strides();
        int[] index = new int[strides.length];
        int position = 0;
        for (int i = 0; i < values.length; i++) {
            long value = header.type().at(data, position * size);
            if (value < 0 || value > 255) {
                throw new InputException(file + ": found " + header.type().text(value) + " at " + Arrays.toString(index)
                        + "; expected 0 to 255");
            }
            values[i] = (byte) value;
            position = step(index, strides, position);
        }
        return values;
    }

    private boolean transposed() {
        return header.fortranOrder() && header.shape().size() > 1;
    }

    /** The distance in the file, in elements, between neighbours along each axis. */
    private int[] strides() {
        int axes = header.shape().size();
        int[] strides = new int[axes];
        int stride = 1;
        for (int i = 0; i < axes; i++) {
            int axis = header.fortranOrder() ? i : axes - 1 - i;
            strides[axis] = stride;
            stride *= header.shape().get(axis);
        }
        return strides;
    }

    /** Moves {@code index} to the next element in C order and gives its position in the file. */
    private int step(int[] index, int[] strides, int position) {
        int moved = position;
        for (int axis = index.length - 1; axis >= 0; axis--) {
            moved += strides[axis];
            if (++index[axis] < header.shape().get(axis)) {
                return moved;
            }
            moved -= strides[axis] * index[axis];
            index[axis] = 0;
        }
        return moved;
    }

    /** Writes an image as {@code height x width x 3}, red first: an {@code img} file of the course's download. */
    public static void write(BufferedImage image, OutputStream out) throws IOException {
        write(RgbImage.of(image).rgb(), List.of(image.getHeight(), image.getWidth(), RgbImage.CHANNELS), out);
    }

    /** Writes labels as {@code height x width}: a {@code seg} file of the course's download. */
    public static void write(LabelMap map, OutputStream out) throws IOException {
        write(map.labels(), List.of(map.height(), map.width()), out);
    }

    /**
     * Writes a uint8 array in C order as {@code numpy.save} does; the stream stays open.
     *
     * @param values the elements, the last axis varying fastest
     */
    public static void write(byte[] values, List<Integer> shape, OutputStream out) throws IOException {
        long elements = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (elements != values.length) {
            throw new IllegalArgumentException("shape " + shape + " does not hold " + values.length + " values");
        }
        out.write(header("|u1", shape));
        out.write(values);
    }

    /** The header of an array of a type such as {@code |u1}, in C order. */
    static byte[] header(String type, List<Integer> shape) {
        String axes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder("{'descr': '" + type + "', 'fortran_order': False, 'shape': (")
                .append(axes)
                .append(shape.size() == 1 ? ",), }" : "), }");
        if (!shape.isEmpty()) {
            // numpy leaves room for the first axis to grow in place.
            text.append(" ".repeat(GROWTH_DIGITS - String.valueOf(shape.get(0)).length()));
        }
        int length = text.length() + 1;
        int padding = ALIGNMENT - (10 + length) % ALIGNMENT;
        text.append(" ".repeat(padding)).append('\n');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.write(text.length() & 0xFF);
        bytes.write(text.length() >> 8);
        bytes.writeBytes(text.toString().getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
