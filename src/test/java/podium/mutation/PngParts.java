package podium.mutation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The chunks of a PNG file, which get correct checksums when they are put together again. */
final class PngParts {
    private static final int SIGNATURE = 8;
    private static final int MOST = 1 << 20;
    private static final List<String> MORE = List.of(
            "tRNS", "gAMA", "iCCP", "zTXt", "tEXt", "iTXt", "eXIf", "pHYs", "bKGD", "sBIT", "cHRM", "sRGB", "hIST",
            "tIME", "PLTE", "IDAT", "IEND", "IHDR", "acTL", "abcd", "ABCD");

    private static final class Part {
        private final String type;
        private final byte[] data;

        Part(String type, byte[] data) {
            this.type = type;
            this.data = data;
        }

        String type() {
            return type;
        }

        byte[] data() {
            return data;
        }
    }

    private final byte[] whole;
    private final List<Part> parts = new ArrayList<>();

    PngParts(byte[] whole) {
        this.whole = whole;
        ByteBuffer png = ByteBuffer.wrap(whole).position(SIGNATURE);
        while (png.hasRemaining()) {
            byte[] data = new byte[png.getInt()];
            byte[] type = new byte[4];
            png.get(type).get(data).getInt();
            parts.add(new Part(new String(type, ISO_8859_1), data));
        }
    }

    byte[] mutated(Mutator mutator) {
        if (mutator.once(8)) {
            return mutator.raw(whole);
        }
        for (int i = mutator.few(); i > 0 && !parts.isEmpty(); i--) {
            change(mutator);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(whole, 0, SIGNATURE);
        for (Part part : parts) {
            byte[] type = part.type().getBytes(ISO_8859_1);
            CRC32 sum = new CRC32();
            sum.update(type);
            sum.update(part.data());
            int length = mutator.once(200) ? mutator.below(1 << 30) : part.data().length;
            out.writeBytes(ByteBuffer.allocate(8).putInt(length).put(type).array());
            out.writeBytes(part.data());
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        }
        return out.toByteArray();
    }

    private void change(Mutator mutator) {
        int at = mutator.below(parts.size());
        Part part = parts.get(at);
        switch (mutator.below(12)) {
            case 0 -> parts.remove(at);
            case 1 -> parts.add(mutator.below(parts.size()), part);
            case 2 -> parts.set(at, parts.set(mutator.below(parts.size()), part));
            case 3 -> parts.add(at, new Part(mutator.one(MORE), mutator.bytes(mutator.below(30))));
            case 4 -> parts.set(at, new Part(mutator.one(MORE), part.data()));
            case 5 -> parts.set(at, new Part(part.type(), mutator.raw(part.data())));
            case 6, 7 -> header(mutator);
            case 8, 9 -> pixels(mutator);
            default -> palette(mutator);
        }
    }

    private void header(Mutator mutator) {
        for (int at = 0; at < parts.size(); at++) {
            Part part = parts.get(at);
            if (part.type().equals("IHDR") && part.data().length == 13) {
                byte[] data = part.data().clone();
                switch (mutator.below(5)) {
                    case 0 -> ByteBuffer.wrap(data).putInt(mutator.once(2) ? 0 : 4, mutator.below(40));
                    case 1 -> ByteBuffer.wrap(data).putInt(mutator.once(2) ? 0 : 4, 1 << mutator.below(32));
                    case 2 -> data[8] = (byte) (1 << mutator.below(5));
                    case 3 -> data[9] = (byte) mutator.below(7);
                    default -> data[12] ^= 1;
                }
                parts.set(at, new Part("IHDR", data));
                return;
            }
        }
    }

    /** Changes the rows and compresses them again. */
    private void pixels(Mutator mutator) {
        for (int at = 0; at < parts.size(); at++) {
            if (parts.get(at).type().equals("IDAT")) {
                byte[] rows = mutator.raw(inflated(parts.get(at).data()));
                Deflater deflater = new Deflater();
                deflater.setInput(rows);
                deflater.finish();
                byte[] packed = new byte[100 + 2 * rows.length];
                int length = deflater.deflate(packed);
                deflater.end();
                parts.set(at, new Part("IDAT", Arrays.copyOf(packed, length)));
                return;
            }
        }
    }

    private static byte[] inflated(byte[] packed) {
        Inflater inflater = new Inflater();
        inflater.setInput(packed);
        byte[] rows = new byte[MOST];
        try {
            return Arrays.copyOf(rows, inflater.inflate(rows));
        } catch (DataFormatException e) {
            return packed;
        } finally {
            inflater.end();
        }
    }

    /** Exchanges entries, or changes the length of the palette. */
    private void palette(Mutator mutator) {
        for (int at = 0; at < parts.size(); at++) {
            byte[] data = parts.get(at).data().clone();
            if (parts.get(at).type().equals("PLTE") && data.length >= 6) {
                int one = 3 * mutator.below(Math.min(8, data.length / 3));
                int other = 3 * mutator.below(Math.min(8, data.length / 3));
                byte[] entry = Arrays.copyOfRange(data, one, one + 3);
                System.arraycopy(data, other, data, one, 3);
                System.arraycopy(entry, 0, data, other, 3);
                parts.set(at, new Part("PLTE", mutator.once(4) ? Arrays.copyOf(data, mutator.below(800)) : data));
                return;
            }
        }
    }
}
