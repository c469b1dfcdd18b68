package podium.core;

/**
 * A line of a message that is no longer than a reader bears, since what stands in it from a file may be of any length: its
 * middle is left out, and what was found where, and what was expected, stay.
 */
public final class Brief {
    /** As the line is shown: see {@link VisibleText}. */
    private static final int LONGEST = 1_000;

    private static final int START = 650;
    private static final int END = 300;

    private Brief() {}

    /** The line itself, or {@code start [...] end} of it as it is shown. */
    public static String of(String line) {
        if (line.length() <= LONGEST / 10) { // one character is shown as ten at most
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
