package podium.mutation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Draws a mutation of bytes, or of a text's numbers, words and lines. Equal random numbers give equal mutations. */
final class Mutator {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.+-]+|[^A-Za-z0-9_.+\\s-]");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "7",
            "16",
            "32",
            "100",
            "254",
            "255",
            "256",
            "1000",
            "0.5",
            "1.5",
            "-0.0",
            "1e-3",
            "1e3",
            "1e308",
            "1e309",
            "-1e309",
            "1e-400",
            "1e999999999",
            "1e-999999999",
            "NaN",
            "nan",
            ".nan",
            ".inf",
            "-.inf",
            "Infinity",
            "inf",
            "+1",
            "00",
            "01",
            "0x10",
            "0b11",
            "1_000",
            "1:30",
            "65535",
            "65536",
            "2147483647",
            "2147483648",
            "-2147483648",
            "4294967295",
            "4294967296",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "18446744073709551616",
            "123456789012345678901234567890",
            "10%",
            "0,5",
            "\u0663",
            "\u0967\u0968");

    private static final List<String> PIECES = List.of(
            "\0",
            "\u0001",
            "\u001b[2J",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u00e9",
            "\u2028",
            "\u202e",
            "\u200b",
            "\u0301",
            "\ufeff",
            "\ufffe",
            "\ud83d\ude00",
            "\u6c34",
            "\u0130",
            "\u1e9e",
            "\"",
            "\"\"",
            "'",
            "`",
            "\\",
            "\\u0000",
            "\\ud800",
            "\r",
            "\n",
            "\r\n",
            "\n\n",
            "\t",
            " ",
            "  ",
            ",",
            ",,",
            ";",
            ":",
            ": ",
            "- ",
            "#",
            "&a ",
            "*a",
            "!!int ",
            "!!binary ",
            "!!set ",
            "<<: ",
            "%YAML 1.3\n",
            "---\n",
            "...\n",
            "? ",
            "| ",
            "> ",
            "@",
            "~",
            "null",
            "true",
            "no",
            "{",
            "}",
            "[",
            "]",
            "{}",
            "[]",
            "[[",
            "<",
            ">",
            "</",
            "<!-- ",
            "<![CDATA[",
            "&amp;",
            "&lt;",
            "&#0;",
            "&#x41;",
            "&x;",
            "%s",
            "%%",
            "${x}",
            "../",
            "/",
            "..",
            "C:\\",
            "2026-01-01",
            "Europe/Brussels",
            "None",
            "EMPTY");

    private final SplittableRandom random;

    Mutator(SplittableRandom random) {
        this.random = random;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in {@code of} times on average. */
    boolean once(int of) {
        return random.nextInt(of) == 0;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Mostly one, rarely more than four. */
    int few() {
        int count = 1;
        while (count < 8 && random.nextInt(5) < 2) {
            count++;
        }
        return count;
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /**
     * A few changes of a text's numbers, words and lines, sometimes of its bytes; inserted text comes from
     * {@code other}.
     */
    byte[] text(byte[] sound, byte[] other) {
        return text(sound, other, few());
    }

    byte[] text(byte[] sound, byte[] other, int changes) {
        String text = new String(sound, ISO_8859_1);
        for (int i = 0; i < changes; i++) {
            text = switch (random.nextInt(9)) {
                case 0, 1 -> number(text);
                case 2, 3 -> token(text, new String(other, ISO_8859_1));
                case 4, 5 -> line(text);
                case 6 -> inserted(text, encoded(one(PIECES)));
                case 7 -> once(12) ? large(text) : token(text, text);
                default -> new String(raw(text.getBytes(ISO_8859_1), 1), ISO_8859_1);
            };
        }
        return text.getBytes(ISO_8859_1);
    }

    /** A few changes of bytes. */
    byte[] raw(byte[] sound) {
        return raw(sound, few());
    }

    private byte[] raw(byte[] sound, int changes) {
        byte[] bytes = sound.clone();
        for (int i = 0; i < changes; i++) {
            if (bytes.length == 0) {
                return bytes(random.nextInt(20));
            }
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + 1 + random.nextInt(once(6) ? bytes.length : 12));
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> bytes[at] = (byte) random.nextInt(256);
                case 4 -> bytes = joined(bytes, at, new byte[0], to);
                case 5 -> bytes = joined(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
                case 6 -> bytes = joined(bytes, at, bytes(1 + random.nextInt(8)), at);
                case 7 -> Arrays.fill(bytes, at, to, (byte) (random.nextBoolean() ? 0 : 255));
                default -> bytes = once(3) ? Arrays.copyOf(bytes, at) : joined(bytes, at, bytes(to - at), to);
            }
        }
        return bytes;
    }

    /** The bytes before[0, at) + middle + before[to, end). */
    static byte[] joined(byte[] before, int at, byte[] middle, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(before.length + middle.length);
        out.write(before, 0, at);
        out.writeBytes(middle);
        out.write(before, to, before.length - to);
        return out.toByteArray();
    }

    private static String encoded(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private String inserted(String text, String piece) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + piece + text.substring(at);
    }

    private String number(String text) {
        List<MatchResult> numbers = all(NUMBER, text);
        if (numbers.isEmpty()) {
            return inserted(text, one(NUMBERS));
        }
        MatchResult where = one(numbers);
        String found = where.group();
        String put = switch (random.nextInt(5)) {
            case 0 -> one(numbers).group();
            case 1 -> shifted(found);
            case 2 -> found + random.nextInt(10);
            default -> encoded(one(NUMBERS));
        };
        return replaced(text, where, put);
    }

    /** A number with a small change. */
    private String shifted(String number) {
        try {
            return Long.toString(Long.parseLong(number) + random.nextInt(-2, 3));
        } catch (NumberFormatException e) {
            return Integer.toString(random.nextInt(100));
        }
    }

    private String token(String text, String other) {
        List<MatchResult> tokens = all(TOKEN, text);
        List<MatchResult> lent = all(TOKEN, other);
        if (tokens.isEmpty() || lent.isEmpty()) {
            return inserted(text, encoded(one(PIECES)));
        }
        MatchResult where = one(tokens);
        return switch (random.nextInt(6)) {
            case 0 -> replaced(text, where, "");
            case 1 -> replaced(text, where, where.group() + " " + where.group());
            case 2 -> replaced(text, where, where.group() + where.group());
            case 3 -> replaced(text, where, encoded(one(PIECES)));
            default -> replaced(text, where, one(lent).group());
        };
    }

    private String line(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
            case 2 -> lines.set(at, lines.set(random.nextInt(lines.size()), lines.get(at)));
            case 3 ->
                lines.set(at, " ".repeat(random.nextInt(5)) + lines.get(at).strip());
            default -> lines.set(at, lines.get(at) + one(lines));
        }
        return String.join("\n", lines);
    }

    /** Repeats one piece very often: deep nesting, long words, long lists. */
    private String large(String text) {
        List<MatchResult> tokens = all(TOKEN, text);
        String piece =
                tokens.isEmpty() || once(2) ? encoded(one(PIECES)) : one(tokens).group() + (once(2) ? " " : "");
        return inserted(text, piece.repeat(1 + random.nextInt(once(4) ? 20_000 : 500)));
    }

    private static String replaced(String text, MatchResult where, String by) {
        return text.substring(0, where.start()) + by + text.substring(where.end());
    }

    private static List<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
