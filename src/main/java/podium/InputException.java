package podium;

/**
 * A file, folder or setting of the user's is wrong. The message says what was found, what was expected, where, and what
 * to do; it is shown as it stands, without a stack trace, and the program exits with 1.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
