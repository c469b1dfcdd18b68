package podium.core;

import java.util.ArrayList;
import java.util.List;

/**
 * A file, folder or setting of the user's is wrong. The message says what was found, what was expected, where, and what
 * to do; it is shown without a stack trace, and the program exits with 1. A message is one line, and no longer than a
 * reader bears ({@link Brief}); where several things are wrong at once, {@link #ofLines} has a line for each.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MOST = 20;

    private final String[] lines;

    public InputException(String message) {
        super(Brief.of(message));
        lines = new String[] {Brief.of(message)};
    }

    public InputException(String message, Throwable cause) {
        super(Brief.of(message), cause);
        lines = new String[] {Brief.of(message)};
    }

    private InputException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = lines.toArray(String[]::new);
    }

    /**
     * Several faults, of which the first are told: a line break that stands within one of the lines is not one of the
     * message.
     */
    public static InputException ofLines(List<String> lines) {
        List<String> told = new ArrayList<>();
        lines.stream().limit(MOST).map(Brief::of).forEach(told::add);
        if (lines.size() > MOST) {
            told.add("and " + (lines.size() - MOST) + " faults more");
        }
        return new InputException(told);
    }

    /** The lines of the message, as they are to be printed. */
    public List<String> lines() {
        return List.of(lines);
    }
}
