package podium.core;

import java.util.ArrayList;
import java.util.List;

/**
 * A file, folder or setting of the user is wrong. The message says where, what was found, what was expected and
 * what to do. It is shown without a stack trace, and the program exits with code 1. A message is one line,
 * shortened by {@link Brief}; several faults at once make one line each, see {@link #ofLines}.
 */
public class InputException extends RuntimeException {
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
     * Reports several faults, one line each; only the first ones are listed. A line break within one of the
     * lines does not start a new line of the message.
     */
    public static InputException ofLines(List<String> lines) {
        List<String> told = new ArrayList<>();
        lines.stream().limit(MOST).map(Brief::of).forEach(told::add);
        if (lines.size() > MOST) {
            told.add("and " + (lines.size() - MOST) + " more faults");
        }
        return new InputException(told);
    }

    /** The lines of the message as they should be printed. */
    public List<String> lines() {
        return List.of(lines);
    }
}
