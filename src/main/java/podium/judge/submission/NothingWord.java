package podium.judge.submission;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ways in which people and programs write that a cell has nothing in it, in place of leaving it empty: {@code -1},
 * {@code nan}, {@code None}, {@code []}, {@code 0 0}, a no-break space.
 */
final class NothingWord {
    /** Longer cells are looked at as runs only. */
    static final int LONGEST = 4096;

    /** Without what is neither letter nor digit: {@code N/A} is na, {@code 1.#IND} is 1ind. */
    private static final Set<String> WORDS = Set.of(
            "nan",
            "npnan",
            "numpynan",
            "mathnan",
            "floatnan",
            "nat",
            "na",
            "pdna",
            "none",
            "null",
            "nil",
            "nothing",
            "empty",
            "blank",
            "missing",
            "undefined",
            "no",
            "false",
            "array",
            "list",
            "set",
            "1ind",
            "1qnan");

    private static final Pattern NUMBER = Pattern.compile("-1(?:\\.0*)?|[-+]?0+(?:\\.0*)?");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}+-]+|[^\\p{L}\\p{N}.]+$");
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

    /** One run without a pixel, as competitions of masks once wanted it. */
    private static final String RUN_OF_NONE = "1 0";

    private NothingWord() {}

    /** Whether a cell says so, whatever its case, quotes and brackets; false for plain white space. */
    static boolean is(String cell) {
        if (cell.isBlank() && cell.chars().allMatch(unit -> unit <= ' ')) {
            return false;
        }
        StringBuilder plain = new StringBuilder();
        cell.codePoints().forEach(symbol -> plain.append(plain(symbol)));
        String text = plain.toString().strip().toLowerCase(Locale.ROOT);
        return text.equals(RUN_OF_NONE) || Stream.of(BETWEEN.split(text, -1)).allMatch(NothingWord::isToken);
    }

    /** Any dash is a minus; what cannot be seen is a space. */
    private static String plain(int symbol) {
        if (symbol == '\u2212' || Character.getType(symbol) == Character.DASH_PUNCTUATION) {
            return "-";
        }
        return Quote.seen(symbol) ? Character.toString(symbol) : " ";
    }

    private static boolean isToken(String token) {
        String letters = MARKS.matcher(token).replaceAll("");
        return letters.isEmpty()
                || WORDS.contains(letters)
                || NUMBER.matcher(EDGES.matcher(token).replaceAll("")).matches();
    }
}
