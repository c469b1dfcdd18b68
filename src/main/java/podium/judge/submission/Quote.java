package podium.judge.submission;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import podium.core.VisibleText;

/**
 * Somebody's bytes as a value in a message: in quotes, and short. It is {@link VisibleText}, in which spaces other than the
 * usual one are escaped, too, since a value is wrong because of them; escapes are the characters' numbers.
 *
 * <pre>{@code
 * Quote.of("1\u00a01")   // '1<U+00A0>1'
 * }</pre>
 */
public final class Quote {
    private static final int LONGEST = 60;

    private Quote() {}

    static String of(byte[] bytes, int from, int to) {
        int end = from + Math.min(to - from, LONGEST);
        boolean cut = end < to;
        for (int step = 0; cut && step < 3 && (bytes[end] & 0xC0) == 0x80; step++) {
            end--; // a character is shown whole or not at all
        }
        return quoted(decoded(bytes, from, end), cut);
    }

    /** In quotes, about {@value #LONGEST} characters of it. */
    public static String of(String text) {
        return quoted(text, false);
    }

    private static String quoted(String text, boolean cut) {
        StringBuilder result = new StringBuilder("'");
        int at = 0;
        while (at < text.length() && result.length() <= LONGEST) {
            int symbol = text.codePointAt(at);
            result.append(shown(Character.toString(symbol)));
            at += Character.charCount(symbol);
        }
        return result.append(cut || at < text.length() ? "...'" : "'").toString();
    }

    /** The whole text, without quotes. */
    static String shown(String text) {
        return VisibleText.of(text, Quote::seen, symbol -> "<" + number(symbol) + ">");
    }

    /** Whether a reader sees the character for what it is: a no-break space looks like a space, and is none. */
    static boolean seen(int symbol) {
        return symbol == ' ' || (VisibleText.isVisible(symbol) && !Character.isSpaceChar(symbol));
    }

    /** {@code U+00A0}. */
    static String number(int symbol) {
        return String.format(Locale.ROOT, "U+%04X", symbol);
    }

    /** As UTF-8; what is not UTF-8 as Latin-1, which knows a character for each byte. */
    static String decoded(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }
}
