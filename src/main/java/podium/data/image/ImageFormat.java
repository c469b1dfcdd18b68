package podium.data.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A format of image files that Podium reads. The first bytes of a file decide its format; the extension is only
 * a hint.
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
        /**
         * Text can begin with "BM" too, so this also requires a small number at byte 14, the length of the
         * second header.
         */
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

    /** The number of first bytes that are enough to recognise every format. */
    static final int HEAD_BYTES = 64;

    private final String title;
    private final String endings;

    ImageFormat(String title, String endings) {
        this.title = title;
        this.endings = endings;
    }

    abstract boolean begins(byte[] head);

    /** The format of a file that begins with these bytes; empty if it is not supported. */
    static Optional<ImageFormat> of(byte[] head) {
        return Arrays.stream(values()).filter(format -> format.begins(head)).findFirst();
    }

    /** The file name extensions of the format, in lower case and without the dot. */
    public List<String> endings() {
        return List.of(endings.split(" "));
    }

    /** The formats as text: {@code JPEG, PNG, GIF, BMP, TIFF or WebP}. */
    static String titles() {
        String all = Arrays.stream(values()).map(format -> format.title).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " or " + all.substring(last + 2);
    }

    /** True if these characters, one byte each, are at position {@code at}. */
    static boolean startsWith(byte[] head, int at, String bytes) {
        byte[] expected = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return at + expected.length <= head.length
                && Arrays.equals(head, at, at + expected.length, expected, 0, expected.length);
    }
}
