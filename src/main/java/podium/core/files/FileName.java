package podium.core.files;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A file name for a text of any kind. Letters, digits, spaces, dots, hyphens and underscores stay. If the text
 * has other characters, is too long or has a special meaning on some system, the name is changed and ends with
 * eight digits of the text's checksum, so that different texts have different names.
 *
 * <pre>{@code
 * FileName.of("Group 1")   // Group 1
 * FileName.of("a/b")       // a_b-c14cddc0
 * }</pre>
 */
public final class FileName {
    private static final int MOST_BYTES = 180;
    private static final int SUM = 8;
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N} ._-]");
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?|\\..*|.*[. ]| .*");

    private FileName() {}

    public static String of(String name) {
        String plain = OTHERS.matcher(name).replaceAll("_");
        while (plain.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            plain = plain.substring(0, plain.offsetByCodePoints(plain.length(), -1));
        }
        if (RESERVED.matcher(plain).matches()) {
            plain = "_" + plain.strip();
        }
        return plain.equals(name) && !name.isEmpty()
                ? name
                : plain + "-" + Sha256.of(name).substring(0, SUM);
    }
}
