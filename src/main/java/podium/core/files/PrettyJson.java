package podium.core.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Locale;
import podium.core.VisibleText;

/**
 * The format of every JSON output: indented by two spaces, lines end with LF, numbers have full precision, and
 * invisible characters are written as JSON escapes, which keep their meaning but do no harm on a terminal.
 */
public final class PrettyJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PrettyJson() {}

    /** A tree or a record as JSON text that ends with a line feed. */
    public static String text(Object value) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return visible(MAPPER.writer(printer).writeValueAsString(value)) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Escapes invisible characters; outside ASCII, JSON has only characters of strings, each of which may be
     * escaped.
     */
    private static String visible(String json) {
        StringBuilder text = new StringBuilder(json.length());
        json.codePoints().forEach(symbol -> {
            if (symbol < 0x7F || VisibleText.isVisible(symbol)) {
                text.appendCodePoint(symbol);
            } else {
                for (char unit : Character.toChars(symbol)) {
                    text.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
        return text.toString();
    }
}
