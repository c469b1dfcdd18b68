package podium.core;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Somebody's text made fit to be shown on one line: whatever breaks a line, reorders its neighbours or cannot be seen
 * (control and format characters, such as Unicode's bidirectional marks) becomes an escape that can. All text that comes
 * from outside goes through here where it leaves the program: on a terminal, in a page, in a cell.
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

    /** One line, whatever it was. */
    public static String of(String text) {
        return of(text, VisibleText::isVisible);
    }

    /** Text whose line feeds are our own: they stay, and nothing else that cannot be seen. */
    public static String ofLines(String text) {
        return of(text, symbol -> symbol == '\n' || isVisible(symbol));
    }

    /** One line, in which a reader sees each character for what it is. */
    private static String of(String text, IntPredicate seen) {
        return of(text, seen, VisibleText::escape);
    }

    /**
     * One line.
     *
     * @param seen tells the characters that stay as they are
     * @param escape of each other one
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

    /** False for what a line should not hold as it is, and for what takes no ink (Hangul fillers, say). */
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
            // An emoji newer than this Java's Unicode; other planes have room for what cannot be seen.
            case Character.UNASSIGNED -> symbol >= FIRST_EMOJI && symbol <= LAST_EMOJI;
            default -> true;
        };
    }

    /** Families and flags of one picture made of several. */
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
