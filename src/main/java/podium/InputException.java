package podium;

import java.util.List;

/**
 * A file, folder or setting of the user's is wrong. The message says what was found, what was expected, where, and what
 * to do; it is shown without a stack trace, and the program exits with 1. A message is one line; where several things are
 * wrong at once, {@link #ofLines} has a line for each.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String[] lines;

    public InputException(String message) {
        super(message);
        lines = new String[] {message};
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
        lines = new String[] {message};
    }

    private InputException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = lines.toArray(String[]::new);
    }

    /** Several faults: a line break that stands within one of the lines is not one of the message. */
    public static InputException ofLines(List<String> lines) {
        return new InputException(lines);
    }

    /** The lines of the message, as they are to be printed. */
    public List<String> lines() {
        return List.of(lines);
    }
}
