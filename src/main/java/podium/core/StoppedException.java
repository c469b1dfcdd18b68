package podium.core;

/**
 * The user asked the program to stop, by Ctrl-C or a signal. Thrown between two items of long work, so that everything
 * that was opened is closed on the way; it is nobody's failure, and is not to be caught as one.
 */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoppedException(String message) {
        super(message);
    }
}
