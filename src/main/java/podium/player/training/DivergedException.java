package podium.player.training;

import podium.core.InputException;

/** A training whose loss or parameters stopped being finite numbers. */
public final class DivergedException extends InputException {
    private static final long serialVersionUID = 1L;

    DivergedException(String message) {
        super(message);
    }
}
