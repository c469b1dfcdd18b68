package podium.core;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Makes text safe to show on one line. Everything that breaks a line, reorders its neighbours or is invisible
 * (control and format characters, such as Unicode's bidirectional marks) becomes a visible escape. All text
 * from outside goes through here before the program shows it: on a terminal, in a page, in a cell.
 *
 * <pre>{@code
 * VisibleText.of("a\nb")   // the four characters a, backslash, n, b
 * }</pre>
 */
public final class VisibleText {
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int FIRST_EMOJI = 0x1F000;
    private static final int LAST_EMOJI = 0x1FFFF;
    private static final int EMOJI_VARIATION = 0xFE0F;
    private static final String INKLESS = "\u034f\u115f\u1160\u2800\u3164\uffa0";

    private VisibleText() {}

    /** The text as one line. */
    public static String of(String text) {
        return of(text, VisibleText::isVisible);
    }

    /** Text that may contain line feeds; all other invisible characters are escaped. */
    public static String ofLines(String text) {
        return of(text, symbol -> symbol == '\n' || isVisible(symbol));
    }

    /** The text as one line with every character recognisable. */
    private static String of(String text, IntPredicate seen) {
        return of(text, seen, VisibleText::escape);
    }

    /**
     * The text as one line.
     *
     * @param seen true for the characters that stay as they are
     * @param escape the escape of any other character
     */
    public static String of(String text, IntPredicate seen, IntFunction<String> escape) {
        StringBuilder result = new StringBuilder();
        int before = 0;
        for (int symbol : text.codePoints().toArray()) {
            if (seen.test(symbol) || joinsEmoji(symbol, before)) {
                result.appendCodePoint(symbol);
            } else {
                result.append(escape.apply(symbol));
            }
            before = symbol;
        }
        return result.toString();
    }

    /** False for a character that breaks or reorders a line or shows nothing, such as a Hangul filler. */
    public static boolean isVisible(int symbol) {
        if (INKLESS.indexOf(symbol) >= 0) {
            return false;
        }
        return switch (Character.getType(symbol)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            // This may be an emoji newer than this Java's Unicode; elsewhere, unassigned characters may be
            // invisible.
            case Character.UNASSIGNED -> symbol >= FIRST_EMOJI && symbol <= LAST_EMOJI;
            default -> true;
        };
    }

    /** Keeps the joiners in emoji that consist of several, such as families and flags. */
    private static boolean joinsEmoji(int symbol, int before) {
        return symbol == ZERO_WIDTH_JOINER && (before >= FIRST_EMOJI || before == EMOJI_VARIATION);
    }

    private static String escape(int symbol) {
        return switch (symbol) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, symbol > 0xFFFF ? "\\u{%x}" : "\\u%04x", symbol);
        };
    }
}
