package podium.judge.submission;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import podium.core.VisibleText;

/**
 * Input text as a value in a message: quoted and shortened. Like {@link VisibleText}, but it also escapes every
 * space other than the plain one, since such a space can be the mistake. Escapes are the characters' numbers.
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
            end--; // do not cut within a character
        }
        return quoted(decoded(bytes, from, end), cut);
    }

    /** The text in quotes, cut after about {@value #LONGEST} characters. */
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

    /** True if a reader can recognise the character: a no-break space looks like a plain space, so it is false. */
    static boolean seen(int symbol) {
        return symbol == ' ' || (VisibleText.isVisible(symbol) && !Character.isSpaceChar(symbol));
    }

    /** The number of a character, such as {@code U+00A0}. */
    static String number(int symbol) {
        return String.format(Locale.ROOT, "U+%04X", symbol);
    }

    /** The bytes decoded as UTF-8, or as Latin-1 if they are not UTF-8. */
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
