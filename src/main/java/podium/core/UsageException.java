package podium.core;

/**
 * An argument names something that does not exist or makes no sense. It is shown without a stack trace; exit
 * code 2.
 */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(Brief.of(message));
    }
}
