package podium.player.network.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDManager;
import ai.djl.util.Utils;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import podium.core.InputException;
import podium.core.NativeFolder;

/** MXNet's native library, loaded when it is first needed. */
public final class MxnetEngine {
    private static final String NAME = "MXNet";
    private static final Set<String> PROCESSORS = Set.of("amd64", "x86_64");
    private static final String SYSTEMS = "Linux|Mac OS X|Windows.*";

    private static boolean started;

    private MxnetEngine() {}

    /**
     * The engine, loaded at the first call.
     *
     * @throws InputException where there is no native library for this platform, or it does not load
     */
    public static synchronized Engine get() {
        // Nothing is downloaded at run time, and nothing is reported.
        System.setProperty("ai.djl.offline", System.getProperty("ai.djl.offline", "true"));
        try {
            Engine engine = Engine.getEngine(NAME);
            if (!started) {
                start();
            }
            return engine;
        } catch (EngineException | LinkageError e) { // a class that failed to initialise fails so again and again
            throw explained(e);
        }
    }

    /** MXNet tells on standard error which of its schedulers the environment chose, once, when it first has work. */
    private static void start() {
        try (NativeErrorStream shut = NativeErrorStream.shut()) {
            JnaUtils.waitAll();
        }
        started = true;
    }

    private static InputException explained(Throwable e) {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        String needed = "training and prediction need it, all else works here";
        if (!PROCESSORS.contains(processor) || !system.matches(SYSTEMS)) {
            return new InputException(
                    "there is no native library of MXNet for " + system + " on " + processor
                            + "; there are such for Linux, macOS and Windows on x86_64: " + needed,
                    e);
        }
        for (NativeFolder folder : folders()) {
            Optional<String> fault = folder.fault();
            if (fault.isPresent() && Files.isDirectory(folder.path())) {
                return new InputException("MXNet's native library does not load: " + fault.get() + ": " + needed, e);
            }
        }
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new InputException(
                "MXNet's native library does not load (" + reason(cause) + "); it is unpacked once into "
                        + Utils.getEngineCacheDir("mxnet")
                        + ", for which the environment's DJL_CACHE_DIR may name another folder: " + needed,
                e);
    }

    /** What JNA and then DJL unpack into. */
    private static List<NativeFolder> folders() {
        String named = System.getProperty("jna.tmpdir");
        Path home = Path.of(System.getProperty("user.home", ""), ".cache", "JNA", "temp");
        Path jna = named != null
                ? Path.of(named)
                : Files.isDirectory(home) ? home : NativeFolder.temporary().path();
        return List.of(
                new NativeFolder(jna, "PODIUM_JAVA_OPTS=-Djna.tmpdir=FOLDER podium ... names another folder"),
                new NativeFolder(
                        Utils.getEngineCacheDir("mxnet"), "the environment's DJL_CACHE_DIR names another folder"));
    }

    /** The system's own words; JNA has a headline before them, and all of the class path after. */
    private static String reason(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return cause instanceof FileSystemException
                ? cause.toString()
                : message.lines().skip(1).findFirst().orElse(message);
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
