package podium.data.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A format of image files that can be read. A file's first bytes say which it has; the ending of its name says only what
 * it is likely to be.
 */
public enum ImageFormat {
    JPEG("JPEG", "jpg jpeg jpe jfif") {
        @Override
        boolean begins(byte[] head) {
            return startsWith(head, 0, "\u00FF\u00D8\u00FF");
        }
    },
    PNG("PNG", "png") {
        @Override
        boolean begins(byte[] head) {
            return startsWith(head, 0, "\u0089PNG\r\n\u001A\n");
        }
    },
    GIF("GIF", "gif") {
        @Override
        boolean begins(byte[] head) {
            return startsWith(head, 0, "GIF87a") || startsWith(head, 0, "GIF89a");
        }
    },
    BMP("BMP", "bmp dib") {
        /** "BM" begins texts, too; the length of the second header, at byte 14, is a small number. */
        @Override
        boolean begins(byte[] head) {
            return startsWith(head, 0, "BM") && startsWith(head, 15, "\0\0\0");
        }
    },
    TIFF("TIFF", "tif tiff") {
        @Override
        boolean begins(byte[] head) {
            return startsWith(head, 0, "II*\0") || startsWith(head, 0, "MM\0*");
        }
    },
    WEBP("WebP", "webp") {
        @Override
        boolean begins(byte[] head) {
            return startsWith(head, 0, "RIFF") && startsWith(head, 8, "WEBP");
        }
    };

    /** As many of a file's first bytes as tell its format. */
    static final int HEAD_BYTES = 64;

    private final String title;
    private final String endings;

    ImageFormat(String title, String endings) {
        this.title = title;
        this.endings = endings;
    }

    abstract boolean begins(byte[] head);

    /** The format of a file that begins with these bytes; empty if it is none that can be read. */
    static Optional<ImageFormat> of(byte[] head) {
        return Arrays.stream(values()).filter(format -> format.begins(head)).findFirst();
    }

    /** The endings of file names that the format goes by, in lower case and without the dot. */
    public List<String> endings() {
        return List.of(endings.split(" "));
    }

    /** {@code JPEG, PNG, GIF, BMP, TIFF or WebP}. */
    static String titles() {
        String all = Arrays.stream(values()).map(format -> format.title).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " or " + all.substring(last + 2);
    }

    /** Whether these characters, a byte each, stand there. */
    static boolean startsWith(byte[] head, int at, String bytes) {
        byte[] expected = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return at + expected.length <= head.length
                && Arrays.equals(head, at, at + expected.length, expected, 0, expected.length);
    }
}
