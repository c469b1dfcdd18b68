package podium.data.maps;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import podium.core.InputException;
import podium.core.mask.Half;
import podium.core.mask.LogitMap;
import podium.data.image.DataFile;

/**
 * The logits of an image on a grid as a .npy file: labels x rows x columns, float16, in the format of
 * {@code numpy.save}.
 *
 * <pre>{@code
 * WriteAside.write(file, out -> LogitFile.write(logits, out));
 * LogitFile.read(file, 21, 500, 375).equals(logits.rounded()); // true
 * }</pre>
 */
public final class LogitFile {
    private static final int START = 10;
    private static final int FIRST_STRIDE = 4;
    private static final Pattern HEADER = Pattern.compile("\\{'descr': '<f([24])', 'fortran_order': False, 'shape':"
            + " \\(([0-9]{1,3}), ([0-9]{1,5}), ([0-9]{1,5})\\), \\}\\s*");

    private LogitFile() {}

    /** Writes the logits, rounded to float16; the stream stays open. */
    public static void write(LogitMap logits, OutputStream out) throws IOException {
        float[] values = logits.values();
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(Half.bits(value));
        }
        out.write(NpyArray.header("<f2", List.of(logits.labels(), logits.rows(), logits.columns())));
        out.write(bytes.array());
    }

    /**
     * Reads the logits of an image of the given size, float16 or float32.
     *
     * @param labels the expected number of labels: background and the classes
     * @throws InputException if the file is not such an array, has another number of labels, or its grid does
     *     not fit the image
     */
    public static LogitMap read(Path file, int labels, int width, int height) throws IOException {
        DataFile.require(file, "logits (.npy)");
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length < START ? 0 : (bytes[8] & 0xFF) + ((bytes[9] & 0xFF) << 8);
        boolean npy = bytes.length >= START + length && bytes[0] == (byte) 0x93 && bytes[6] == 1;
        Matcher header = HEADER.matcher(npy ? new String(bytes, START, length, StandardCharsets.US_ASCII) : "");
        if (!header.matches()) {
            throw new InputException(file + ": not a .npy array of logits; expected float16 or float32, labels x rows x"
                    + " columns, as numpy.save writes it");
        }
        int size = Integer.parseInt(header.group(1));
        int found = Integer.parseInt(header.group(2));
        if (found != labels) {
            throw new InputException(file + ": the array has logits for " + found + " labels; expected " + labels
                    + " (background and the classes): the file is for another competition or network");
        }
        int rows = Integer.parseInt(header.group(3));
        int columns = Integer.parseInt(header.group(4));
        long count = (long) labels * rows * columns;
        if (bytes.length != START + length + size * count) {
            throw new InputException(file + ": the file has " + bytes.length + " bytes, but its header requires "
                    + (START + length + size * count) + "; the file is cut off or damaged: write it again");
        }
        ByteBuffer data =
                ByteBuffer.wrap(bytes, START + length, (int) (size * count)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = size == 2 ? Half.value(data.getShort()) : data.getFloat();
        }
        return LogitMap.of(labels, rows, columns, stride(file, width, height, rows, columns), values);
    }

    /** The number of pixels along a cell's side: 4, or its first multiple that gives the grid. */
    private static int stride(Path file, int width, int height, int rows, int columns) {
        for (int stride = FIRST_STRIDE;
                stride <= Math.max(FIRST_STRIDE, Math.max(width, height));
                stride += FIRST_STRIDE) {
            if (LogitMap.cells(width, stride) == columns && LogitMap.cells(height, stride) == rows) {
                return stride;
            }
        }
        throw new InputException(
                file + ": the array has a grid of " + columns + " x " + rows + " cells, but the image is " + width
                        + " x " + height + " pixels; expected " + LogitMap.cells(width, FIRST_STRIDE) + " x "
                        + LogitMap.cells(height, FIRST_STRIDE) + ", one cell for every four pixels along each side");
    }
}
