package podium.core.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Locale;
import podium.core.VisibleText;

/**
 * How every JSON output is written: indented by two, lines end with LF, numbers in full precision, and JSON's own escapes for
 * characters that cannot be seen, so that whoever reads it has them and a terminal has not.
 */
public final class PrettyJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PrettyJson() {}

    /** A tree or a record as text, with a line feed at its end. */
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

    /** Outside ASCII there are only strings' characters in JSON: each may be escaped. */
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
