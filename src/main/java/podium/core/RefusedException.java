package podium.core;

/** A rule of the competition forbids a command, such as a daily limit; nothing was changed. Exit code 1. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(Brief.of(message));
    }
}
