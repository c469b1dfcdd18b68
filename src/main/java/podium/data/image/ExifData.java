package podium.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;

/** The EXIF data of an image file: in a segment of a JPEG, in a chunk of a PNG or WebP, or the TIFF file itself. */
final class ExifData {
    private static final int ORIENTATION = 274;
    private static final int CHUNK_HEAD = 8;

    /** The prefix before the data in a JPEG; some writers also use it in other formats. */
    private static final String BEGINNING = "Exif\0\0";

    private ExifData() {}

    /** The file's orientation value, even if it is not a valid one; 0 if there is none. */
    static long orientation(Path file) throws IOException {
        ImageFormat format = ImageFile.format(file);
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Optional<ByteSpan> data = find(in, format);
            if (data.isEmpty()) {
                return 0;
            }
            long[] numbers = new TiffDirectory(in, data.get()).numbers(ORIENTATION, 1);
            return numbers.length == 0 ? 0 : numbers[0];
        }
    }

    private static Optional<ByteSpan> find(ImageInputStream in, ImageFormat format) throws IOException {
        return switch (format) {
            case JPEG -> withoutBeginning(in, JpegSegments.find(in, JpegSegments.EXIF, BEGINNING));
            case PNG -> withoutBeginning(in, chunk(in, "eXIf", 8, ByteOrder.BIG_ENDIAN));
            case WEBP -> withoutBeginning(in, chunk(in, "EXIF", 12, ByteOrder.LITTLE_ENDIAN));
            case TIFF -> Optional.of(new ByteSpan(0, in.length()));
            case GIF, BMP -> Optional.empty();
        };
    }

    /**
     * Finds a chunk. A PNG chunk (big-endian) is length, type, data and four bytes; a RIFF chunk is type,
     * length and data, padded to an even length.
     */
    private static Optional<ByteSpan> chunk(ImageInputStream in, String wanted, long first, ByteOrder order)
            throws IOException {
        boolean png = order == ByteOrder.BIG_ENDIAN;
        byte[] head = new byte[CHUNK_HEAD];
        long at = first;
        while (true) {
            in.seek(at);
            if (in.read(head) < CHUNK_HEAD) {
                return Optional.empty();
            }
            long length = ByteBuffer.wrap(head).order(order).getInt(png ? 0 : 4) & 0xFFFFFFFFL;
            long start = at + CHUNK_HEAD;
            if (new String(head, png ? 4 : 0, 4, StandardCharsets.ISO_8859_1).equals(wanted)) {
                return Optional.of(new ByteSpan(start, Math.min(start + length, in.length())));
            }
            at = start + length + (png ? 4 : length & 1);
        }
    }

    private static Optional<ByteSpan> withoutBeginning(ImageInputStream in, Optional<ByteSpan> data)
            throws IOException {
        byte[] head = new byte[BEGINNING.length()];
        if (data.isPresent()) {
            in.seek(data.get().start());
            if (in.read(head) == head.length && ImageFormat.startsWith(head, 0, BEGINNING)) {
                return Optional.of(new ByteSpan(
                        data.get().start() + head.length, data.get().end()));
            }
        }
        return data;
    }
}
