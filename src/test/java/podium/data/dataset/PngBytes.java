package podium.data.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG files of any colour type bit by bit, including files that no library writes. */
public final class PngBytes {
    public static final int GREY = 0;
    public static final int RGB = 2;
    public static final int PALETTE = 3;
    public static final int GREY_ALPHA = 4;
    public static final int RGBA = 6;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PngBytes() {
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    }

    /** Starts a file with its header. */
    public static PngBytes of(int width, int height, int bits, int colours) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) bits).put((byte) colours);
        return new PngBytes().chunk("IHDR", header.array());
    }

    public PngBytes chunk(String type, byte... data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(8).putInt(data.length).put(name).array());
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        return this;
    }

    /** Adds one row of samples as the file stores them, and the end. */
    public byte[] row(int... bytes) {
        byte[] row = new byte[1 + bytes.length]; // filter 0
        for (int i = 0; i < bytes.length; i++) {
            row[i + 1] = (byte) bytes[i];
        }
        Deflater deflater = new Deflater();
        deflater.setInput(row);
        deflater.finish();
        byte[] packed = new byte[100 + 2 * row.length];
        int length = deflater.deflate(packed);
        deflater.end();
        chunk("IDAT", Arrays.copyOf(packed, length)).chunk("IEND");
        return out.toByteArray();
    }
}
