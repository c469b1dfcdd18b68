package podium.data.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;

/** The segments before a JPEG's first scan, which ImageIO does not report. */
final class JpegSegments {
    static final int EXIF = 0xE1;
    private static final int ADOBE = 0xEE;
    private static final int SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final int ADOBE_TRANSFORM = 11;

    private JpegSegments() {}

    /** True if Adobe's marker says that the first three of four components are Y, Cb and Cr. */
    static boolean hasLuminance(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Optional<ByteSpan> adobe = find(in, ADOBE, "Adobe");
            if (adobe.isEmpty() || !adobe.get().holds(adobe.get().start() + ADOBE_TRANSFORM, 1)) {
                return false;
            }
            in.seek(adobe.get().start() + ADOBE_TRANSFORM);
            return in.readUnsignedByte() != 0;
        }
    }

    /** The payload of the first segment of a kind with the given beginning; empty if the file ends before it. */
    static Optional<ByteSpan> find(ImageInputStream in, int wanted, String beginning) throws IOException {
        long at = 2;
        byte[] head = new byte[4 + beginning.length()];
        while (true) {
            in.seek(at);
            int read = in.read(head, 0, head.length);
            if (read < 4 || (head[0] & 0xFF) != 0xFF) {
                return Optional.empty();
            }
            int marker = head[1] & 0xFF;
            if (marker == 0xFF) {
                at++; // markers can have padding
                continue;
            }
            int length = (head[2] & 0xFF) << 8 | (head[3] & 0xFF);
            if (marker == SCAN || marker == END || length < 2) {
                return Optional.empty();
            }
            if (marker == wanted && read == head.length && ImageFormat.startsWith(head, 4, beginning)) {
                return Optional.of(new ByteSpan(at + 4, Math.min(at + 2 + length, in.length())));
            }
            at += 2 + length;
        }
    }
}
