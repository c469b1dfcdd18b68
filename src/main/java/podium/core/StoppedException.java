package podium.core;

/**
 * The user asked the program to stop, with Ctrl-C or a signal. It is thrown between two items of long work, so
 * that everything open is closed on the way. It is not a failure; do not catch it as one.
 */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoppedException(String message) {
        super(message);
    }
}
