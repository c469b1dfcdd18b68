package podium.judge.submission;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words and signs that people and programs write into a cell instead of leaving it empty: {@code -1},
 * {@code nan}, {@code None}, {@code []}, {@code 0 0}, a no-break space.
 */
final class NothingWord {
    /** The longest cell that is checked; longer ones are only parsed as runs. */
    static final int LONGEST = 4096;

    /** The words without characters other than letters and digits: {@code N/A} is na, {@code 1.#IND} is 1ind. */
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

    /** A run of length 0, which some older mask competitions expected. */
    private static final String RUN_OF_NONE = "1 0";

    private NothingWord() {}

    /** True if a cell means "nothing", whatever its case, quotes and brackets; false for plain white space. */
    static boolean is(String cell) {
        if (cell.isBlank() && cell.chars().allMatch(unit -> unit <= ' ')) {
            return false;
        }
        StringBuilder plain = new StringBuilder();
        cell.codePoints().forEach(symbol -> plain.append(plain(symbol)));
        String text = plain.toString().strip().toLowerCase(Locale.ROOT);
        return text.equals(RUN_OF_NONE) || Stream.of(BETWEEN.split(text, -1)).allMatch(NothingWord::isToken);
    }

    /** Replaces any dash by a minus sign, and any invisible character by a space. */
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
