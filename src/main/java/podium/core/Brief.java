package podium.core;

/**
 * Shortens a line of a message. Text from a file can have any length, so the middle of a long line is left out;
 * its start and end, which say what was found and what was expected, stay.
 */
public final class Brief {
    /** The longest line, measured as {@link VisibleText} shows it. */
    private static final int LONGEST = 1_000;

    private static final int START = 650;
    private static final int END = 300;

    private Brief() {}

    /** The line itself, or {@code start [...] end} if it is too long. */
    public static String of(String line) {
        if (line.length() <= LONGEST / 10) { // escaping makes a character at most ten characters long
            return line;
        }
        String shown = VisibleText.of(line);
        if (shown.length() <= LONGEST) {
            return line;
        }
        int start = Character.isHighSurrogate(shown.charAt(START - 1)) ? START - 1 : START;
        int end = shown.length() - END;
        return shown.substring(0, start) + " [...] "
                + shown.substring(Character.isLowSurrogate(shown.charAt(end)) ? end + 1 : end);
    }
}
