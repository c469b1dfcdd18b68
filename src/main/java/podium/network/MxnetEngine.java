package podium.network;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import podium.InputException;

/** MXNet's native library, loaded when it is first needed. */
public final class MxnetEngine {
    private static final String NAME = "MXNet";

    private MxnetEngine() {}

    /**
     * The engine, loaded at the first call.
     *
     * @throws InputException where there is no native library for this platform
     */
    public static Engine get() {
        // Nothing is downloaded at run time, and nothing is reported.
        System.setProperty("ai.djl.offline", System.getProperty("ai.djl.offline", "true"));
        try {
            return Engine.getEngine(NAME);
        } catch (EngineException | UnsatisfiedLinkError e) {
            throw new InputException(
                    "MXNet's native library does not load on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + " (" + e.getMessage()
                            + "); there is one for Linux, macOS and Windows on x86_64: training and prediction need one of"
                            + " these, all else works here",
                    e);
        }
    }

    /** Memory for arrays, to be closed by its owner. */
    public static NDManager newManager() {
        return get().newBaseManager();
    }

    /** Dropout draws from here on as this seed says. */
    public static void seed(long seed) {
        get().setRandomSeed((int) (seed ^ (seed >>> 32)));
    }
}
