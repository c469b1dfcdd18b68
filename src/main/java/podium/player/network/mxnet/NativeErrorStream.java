package podium.player.network.mxnet;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * The process's native standard error, which native libraries write to. It is redirected to the null device until this
 * object is closed.
 */
final class NativeErrorStream implements AutoCloseable {
    private static final int STANDARD_ERROR = 2;
    private static final int WRITE_ONLY = 1;

    private final int kept;

    private NativeErrorStream(int kept) {
        this.kept = kept;
    }

    /** Redirects the stream. On Windows, where these functions have other names, nothing happens. */
    static NativeErrorStream shut() {
        if (Platform.isWindows()) {
            return new NativeErrorStream(-1);
        }
        System.err.flush();
        int kept = call("dup", STANDARD_ERROR);
        int nowhere = call("open", "/dev/null", WRITE_ONLY);
        if (kept >= 0 && nowhere >= 0) {
            call("dup2", nowhere, STANDARD_ERROR);
        }
        call("close", nowhere);
        return new NativeErrorStream(kept);
    }

    @Override
    public void close() {
        if (kept >= 0) {
            call("dup2", kept, STANDARD_ERROR);
            call("close", kept);
        }
    }

    private static int call(String function, Object... arguments) {
        return NativeLibrary.getProcess().getFunction(function).invokeInt(arguments);
    }
}
