package podium.training;

/** A training was asked to stop, and left a checkpoint to go on from. */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoppedException(String message) {
        super(message);
    }
}
