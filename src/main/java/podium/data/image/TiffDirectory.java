package podium.data.image;

import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * The first directory of TIFF data: a TIFF file, or EXIF data.
 *
 * <p>It reads only the requested field and nothing outside the data, so truncated, endless or circular data do
 * no harm. Format: TIFF 6.0, section 2.
 */
final class TiffDirectory {
    private static final long[] NONE = {};
    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final int LITTLE_ENDIAN = 0x4949;
    private static final int BIG_ENDIAN = 0x4D4D;
    private static final int MAGIC = 42;

    private final ImageInputStream in;
    private final ByteSpan data;

    TiffDirectory(ImageInputStream in, ByteSpan data) {
        this.in = in;
        this.data = data;
    }

    /**
     * The values of a field of unsigned integers; empty if it is missing, damaged or has more than {@code most}
     * values.
     */
    long[] numbers(int tag, int most) throws IOException {
        long entries = data.start() + offset();
        if (entries <= data.start() || !data.holds(entries, 2)) {
            return NONE;
        }
        in.seek(entries);
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            long entry = entries + 2 + (long) i * ENTRY_BYTES;
            if (!data.holds(entry, ENTRY_BYTES)) {
                return NONE;
            }
            in.seek(entry);
            if (in.readUnsignedShort() == tag) {
                return values(entry, most);
            }
        }
        return NONE;
    }

    /**
     * The offset of the directory from the data's start; 0 for an invalid header. This sets the stream's byte
     * order.
     */
    private long offset() throws IOException {
        if (!data.holds(data.start(), HEADER_BYTES)) {
            return 0;
        }
        in.seek(data.start());
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        int order = in.readUnsignedShort();
        if (order != LITTLE_ENDIAN && order != BIG_ENDIAN) {
            return 0;
        }
        in.setByteOrder(order == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return in.readUnsignedShort() == MAGIC ? in.readUnsignedInt() : 0;
    }

    /** Reads the values: up to four bytes are in the entry itself, more are at the offset that it gives. */
    private long[] values(long entry, int most) throws IOException {
        int type = in.readUnsignedShort();
        long count = in.readUnsignedInt();
        int bytes = bytes(type);
        if (bytes == 0 || count < 1 || count > most) {
            return NONE;
        }
        long at = count * bytes <= 4 ? entry + 8 : data.start() + in.readUnsignedInt();
        if (!data.holds(at, count * bytes)) {
            return NONE;
        }
        in.seek(at);
        long[] values = new long[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes == 1 ? in.readUnsignedByte() : bytes == 2 ? in.readUnsignedShort() : in.readUnsignedInt();
        }
        return values;
    }

    private static int bytes(int type) {
        return switch (type) {
            case 1 -> 1;
            case 3 -> 2;
            case 4 -> 4;
            default -> 0;
        };
    }
}
