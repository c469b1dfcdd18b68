package podium.data.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** A format that phones write and Podium cannot read; the message says how to convert the file. */
public enum ForeignFormat {
    AVIF("avif", "avif avis"),
    /** HEIC, or a file that names only the format's family. AVIF files do that too, so AVIF is tried first. */
    HEIC("heic heif hif", "heic heix heim heis hevc hevx hevm hevs mif1 msf1");

    private static final int BRAND = 4;
    private static final int FIRST_BRAND = 8;

    private final String endings;
    private final String brands;

    ForeignFormat(String endings, String brands) {
        this.endings = endings;
        this.brands = brands;
    }

    /** The file name extensions of the format, in lower case and without the dot. */
    public List<String> endings() {
        return List.of(endings.split(" "));
    }

    /** The format named by the brands in the file's first box, or else by the extension of its name. */
    static Optional<ForeignFormat> of(Path file, byte[] head) {
        return first(format -> format.isBrandOf(head)).or(() -> {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            return first(format -> format.endings().stream().anyMatch(ending -> name.endsWith("." + ending)));
        });
    }

    private static Optional<ForeignFormat> first(Predicate<ForeignFormat> condition) {
        return Arrays.stream(values()).filter(condition).findFirst();
    }

    /**
     * True if a brand of the file is of this format. The main brand comes first; four bytes later come the
     * compatible ones.
     */
    private boolean isBrandOf(byte[] head) {
        if (!ImageFormat.startsWith(head, BRAND, "ftyp")) {
            return false;
        }
        int length = ByteBuffer.wrap(head).getInt();
        int end = length < 0 ? head.length : Math.min(head.length, length);
        for (int at = FIRST_BRAND; at + BRAND <= end; at += BRAND) {
            String brand = new String(head, at, BRAND, StandardCharsets.ISO_8859_1);
            if (List.of(brands.split(" ")).contains(brand)) {
                return true;
            }
        }
        return false;
    }

    /** How to convert the file: a sentence without its full stop. */
    String advice(Path file) {
        String from = quoted(file);
        String to = quoted(converted(file));
        return "Convert it with 'heif-convert " + from + " " + to
                + "' (Debian's package libheif-examples) or, on macOS, with 'sips -s format jpeg " + from
                + " --out " + to + "'";
    }

    /** A JPEG name next to the file that does not exist yet. */
    private static Path converted(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        Path plain = file.resolveSibling(stem + ".jpg");
        return Files.exists(plain) ? file.resolveSibling(stem + "-converted.jpg") : plain;
    }

    private static String quoted(Path file) {
        String path = file.toString();
        return path.matches("[\\w./~+@%:,-]+") ? path : "\"" + path + "\"";
    }
}
