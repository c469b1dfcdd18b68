package podium.data.kind;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import podium.core.InputException;
import podium.core.Reason;
import podium.data.image.DataFile;
import podium.data.image.ImageSize;

/**
 * A file in MNIST's idx format, gzip'ed or not: a magic number, the number of items, for images their height and width,
 * and then one byte a pixel or label. Numbers are of 32 bits, the high byte first.
 */
final class IdxFile {
    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;
    private static final long MAXIMUM_BYTES = 1L << 30;
    private static final int GZIP = 0x1F8B;

    private final Path file;
    private final int count;
    private final ImageSize size;
    private final byte[] items;

    private IdxFile(Path file, int count, ImageSize size, byte[] items) {
        this.file = file;
        this.count = count;
        this.size = size;
        this.items = items;
    }

    static IdxFile images(Path file) throws IOException {
        return read(file, IMAGES, "an idx file of grey images");
    }

    static IdxFile labels(Path file) throws IOException {
        return read(file, LABELS, "an idx file of labels");
    }

    private static IdxFile read(Path file, int magic, String what) throws IOException {
        DataFile.require(file, what);
        try (InputStream in = open(file)) {
            int found = number(in);
            if (found != magic) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: begins with the number 0x%08X; expected 0x%08X, %s",
                        file,
                        found,
                        magic,
                        what));
            }
            int count = number(in);
            ImageSize size = magic == IMAGES ? size(file, number(in), number(in)) : new ImageSize(1, 1);
            long bytes = count * size.pixels();
            if (count < 1 || bytes > MAXIMUM_BYTES) {
                throw new InputException(file + ": its header promises " + Integer.toUnsignedString(count)
                        + " items of " + size.pixels() + " bytes; expected 1 item or more, and at most "
                        + MAXIMUM_BYTES + " bytes: restore the file");
            }
            byte[] items = in.readNBytes((int) bytes);
            if (items.length < bytes) {
                throw new InputException(file + ": its header promises " + count + " items, which are " + bytes
                        + " bytes, but only " + items.length + " follow; the file is truncated: restore it");
            }
            if (in.read() >= 0) {
                throw new InputException(file + ": its header promises " + count + " items, which are " + bytes
                        + " bytes, but more follow; restore the file");
            }
            return new IdxFile(file, count, size, items);
        } catch (EOFException | ZipException e) {
            throw new InputException(file + ": damaged (" + Reason.of(e) + "); restore the file", e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        int head = in.read() << 8 | in.read();
        in.reset();
        if (head != GZIP) {
            return in;
        }
        try {
            return new GZIPInputStream(in, 1 << 16);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static int number(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Integer.BYTES);
        if (bytes.length < Integer.BYTES) {
            throw new EOFException("the file ends in its header");
        }
        return ByteBuffer.wrap(bytes).getInt();
    }

    private static ImageSize size(Path file, int height, int width) {
        return ImageSize.claimed(file, Integer.toUnsignedLong(width), Integer.toUnsignedLong(height));
    }

    Path file() {
        return file;
    }

    int count() {
        return count;
    }

    /** The images' size; 1 x 1 for labels. */
    ImageSize size() {
        return size;
    }

    /** The bytes after the header, one a pixel or label. */
    byte[] items() {
        return items;
    }
}
