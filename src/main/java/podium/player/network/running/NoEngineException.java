package podium.player.network.running;

import podium.core.InputException;

/** An engine has no native code for this platform, which nothing that a user does here can change. */
public final class NoEngineException extends InputException {
    private static final long serialVersionUID = 1;

    public NoEngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
