package podium.core;

/** An argument names what does not exist, or asks for what makes no sense: shown without a stack trace, exit code 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(Brief.of(message));
    }
}
