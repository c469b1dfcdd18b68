package podium.data.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** EXIF data with one field, and image files that contain them. */
public final class ExifBytes {
    public static final int SHORT = 3;
    public static final int LONG = 4;

    private ExifBytes() {}

    /** Valid data with an orientation. */
    public static byte[] orientation(int number) {
        return field(ByteOrder.BIG_ENDIAN, SHORT, 1, number);
    }

    /** Data with an orientation field of any type, count and value. */
    public static byte[] field(ByteOrder order, int type, int count, int value) {
        ByteBuffer data = ByteBuffer.allocate(26).order(order);
        data.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        data.putShort((short) 42).putInt(8).putShort((short) 1);
        data.putShort((short) 274).putShort((short) type).putInt(count);
        if (type == SHORT) {
            data.putShort((short) value).putShort((short) 0);
        } else {
            data.putInt(value);
        }
        return data.array();
    }

    /** A JPEG with the data in a separate segment before all others. */
    public static byte[] inJpeg(byte[] jpeg, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1});
        out.writeBytes(
                ByteBuffer.allocate(2).putShort((short) (8 + data.length)).array());
        out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(data);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** A JPEG with an orientation, in the form that phones write. */
    public static byte[] inJpeg(byte[] jpeg, int orientation) {
        return inJpeg(jpeg, orientation(orientation));
    }

    /** A TIFF of 3 x 2 grey pixels. */
    public static byte[] tiff(int orientation, byte... grey) {
        ByteBuffer tiff = ByteBuffer.allocate(200);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        int[][] fields = {
            {256, 3},
            {257, 2},
            {258, 8},
            {259, 1},
            {262, 1},
            {273, 190},
            {274, orientation},
            {277, 1},
            {278, 2},
            {279, 6}
        };
        tiff.putShort((short) fields.length);
        for (int[] field : fields) {
            tiff.putShort((short) field[0]).putShort((short) SHORT).putInt(1);
            tiff.putShort((short) field[1]).putShort((short) 0);
        }
        tiff.position(190);
        tiff.put(grey);
        return Arrays.copyOf(tiff.array(), 190 + grey.length);
    }
}
