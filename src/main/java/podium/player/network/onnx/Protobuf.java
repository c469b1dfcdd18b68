package podium.player.network.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message in Protocol Buffers' wire format, field after field: a key (the field's number and wire type), then a varint, four
 * bytes, or a length and as many bytes. Nested messages and arrays of numbers are not copied: they are written when the whole is.
 */
final class Protobuf {
    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private static final int FOUR_BYTES = 5;
    private static final int CHUNK = 4096;

    private final List<Part> parts = new ArrayList<>();
    private long size;

    /** Some bytes of the message. */
    private interface Part {
        void writeTo(OutputStream out) throws IOException;
    }

    Protobuf number(int field, long value) {
        return add(head(field, VARINT, value));
    }

    Protobuf real(int field, float value) {
        return add(varint((long) field << 3 | FOUR_BYTES))
                .add(1L * Float.BYTES, out -> write(out, new float[] {value}));
    }

    Protobuf text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Protobuf bytes(int field, byte[] value) {
        return add(head(field, BYTES, value.length)).add(value);
    }

    /** Adds a message, which must be complete. */
    Protobuf message(int field, Protobuf value) {
        return add(head(field, BYTES, value.size)).add(value.size, value::writeTo);
    }

    /** Adds numbers as little-endian bytes. */
    Protobuf reals(int field, float[] values) {
        long length = (long) Float.BYTES * values.length;
        return add(head(field, BYTES, length)).add(length, out -> write(out, values));
    }

    /** The number of bytes of the whole message. */
    long size() {
        return size;
    }

    void writeTo(OutputStream out) throws IOException {
        for (Part part : parts) {
            part.writeTo(out);
        }
    }

    private Protobuf add(byte[] bytes) {
        return add(bytes.length, out -> out.write(bytes));
    }

    private Protobuf add(long length, Part part) {
        parts.add(part);
        size += length;
        return this;
    }

    private static void write(OutputStream out, float[] values) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            chunk.asFloatBuffer().put(values, from, count);
            out.write(chunk.array(), 0, count * Float.BYTES);
        }
    }

    private static byte[] head(int field, int wireType, long value) {
        return varint((long) field << 3 | wireType, value);
    }

    /** Seven bits a byte, the lowest first; the highest bit says that another byte follows. */
    private static byte[] varint(long... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (long value : values) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
        return bytes.toByteArray();
    }
}
