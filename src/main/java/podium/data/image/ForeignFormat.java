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

/** A format that phones write and that cannot be read here; whoever has such a file is told how to convert it. */
public enum ForeignFormat {
    AVIF("avif", "avif avis"),
    /** Also what claims no more than to be of the family: AVIF files do that, too, so that they are looked for first. */
    HEIC("heic heif hif", "heic heix heim heis hevc hevx hevm hevs mif1 msf1");

    private static final int BRAND = 4;
    private static final int FIRST_BRAND = 8;

    private final String endings;
    private final String brands;

    ForeignFormat(String endings, String brands) {
        this.endings = endings;
        this.brands = brands;
    }

    /** The endings of file names that the format goes by, in lower case and without the dot. */
    public List<String> endings() {
        return List.of(endings.split(" "));
    }

    /** The format that the brands of the file's first box name, or else the ending of its name. */
    static Optional<ForeignFormat> of(Path file, byte[] head) {
        return first(format -> format.isBrandOf(head)).or(() -> {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            return first(format -> format.endings().stream().anyMatch(ending -> name.endsWith("." + ending)));
        });
    }

    private static Optional<ForeignFormat> first(Predicate<ForeignFormat> condition) {
        return Arrays.stream(values()).filter(condition).findFirst();
    }

    /** The main brand is the first; the compatible ones follow after a version number of four bytes. */
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

    /** What to do with the file: a sentence without its full stop. */
    String advice(Path file) {
        String from = quoted(file);
        String to = quoted(converted(file));
        return "Convert it with 'heif-convert " + from + " " + to
                + "' (Debian's package libheif-examples) or, on macOS," + " with 'sips -s format jpeg " + from
                + " --out " + to + "'";
    }

    /** A JPEG beside the file that is not there yet. */
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
