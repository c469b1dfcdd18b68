package podium.submission;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Somebody's bytes, made fit for a message: in quotes, short, and without control characters. */
final class Quote {
    private static final int LONGEST = 60;

    private Quote() {}

    static String of(byte[] bytes, int from, int to) {
        int shown = Math.min(to - from, LONGEST);
        String text = new String(bytes, from, shown, StandardCharsets.UTF_8);
        return quoted(text, shown < to - from);
    }

    static String of(String text) {
        boolean cut = text.length() > LONGEST;
        return quoted(cut ? text.substring(0, LONGEST) : text, cut);
    }

    private static String quoted(String text, boolean cut) {
        StringBuilder result = new StringBuilder("'");
        text.codePoints().forEach(symbol -> {
            if (Character.isISOControl(symbol) || Character.getType(symbol) == Character.FORMAT) {
                result.append(String.format(Locale.ROOT, "\\u%04x", symbol));
            } else {
                result.appendCodePoint(symbol);
            }
        });
        return result.append(cut ? "...'" : "'").toString();
    }
}
