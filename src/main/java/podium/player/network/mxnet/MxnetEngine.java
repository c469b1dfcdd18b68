package podium.player.network.mxnet;

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
import podium.player.network.running.NoEngineException;

/** MXNet's native library, loaded on first use. */
public final class MxnetEngine {
    private static final String NAME = "MXNet";
    private static final Set<String> PROCESSORS = Set.of("amd64", "x86_64");
    private static final String SYSTEMS = "Linux|Mac OS X|Windows.*";

    private static boolean started;

    private MxnetEngine() {}

    /**
     * Returns the engine, which the first call loads.
     *
     * @throws InputException if there is no native library for this platform, or it cannot be loaded
     */
    public static synchronized Engine get() {
        // DJL downloads nothing at run time and sends no usage statistics.
        System.setProperty("ai.djl.offline", System.getProperty("ai.djl.offline", "true"));
        try {
            Engine engine = Engine.getEngine(NAME);
            if (!started) {
                start();
            }
            return engine;
        } catch (EngineException | LinkageError e) { // A failed class initialisation fails again at every call.
            throw explained(e);
        }
    }

    /**
     * Makes MXNet start its scheduler with standard error closed, since it prints the choice of scheduler there once.
     */
    private static void start() {
        try (NativeErrorStream shut = NativeErrorStream.shut()) {
            JnaUtils.waitAll();
        }
        started = true;
    }

    private static InputException explained(Throwable e) {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        String needed = "training, attacks and Grad-CAM need it, all other commands work";
        if (!PROCESSORS.contains(processor) || !system.matches(SYSTEMS)) {
            return new NoEngineException(
                    "MXNet has no native library for " + system + " on " + processor
                            + "; it has libraries for Linux, macOS and Windows on x86_64: " + needed,
                    e);
        }
        for (NativeFolder folder : folders()) {
            Optional<String> fault = folder.fault();
            if (fault.isPresent() && Files.isDirectory(folder.path())) {
                return new InputException("MXNet's native library cannot be loaded: " + fault.get() + ": " + needed, e);
            }
        }
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new InputException(
                "MXNet's native library cannot be loaded (" + reason(cause) + "); it is unpacked once into "
                        + Utils.getEngineCacheDir("mxnet")
                        + "; to use another folder, set the environment variable DJL_CACHE_DIR: " + needed,
                e);
    }

    /** Returns the folders that JNA and DJL unpack libraries into, in this order. */
    private static List<NativeFolder> folders() {
        String named = System.getProperty("jna.tmpdir");
        Path home = Path.of(System.getProperty("user.home", ""), ".cache", "JNA", "temp");
        Path jna = named != null
                ? Path.of(named)
                : Files.isDirectory(home) ? home : NativeFolder.temporary().path();
        return List.of(
                new NativeFolder(jna, "run PODIUM_JAVA_OPTS=-Djna.tmpdir=FOLDER podium ... to use another folder"),
                new NativeFolder(
                        Utils.getEngineCacheDir("mxnet"),
                        "set the environment variable DJL_CACHE_DIR to use another folder"));
    }

    /** Returns the system's reason. JNA's message has a headline before it and the class path after it. */
    private static String reason(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return cause instanceof FileSystemException
                ? cause.toString()
                : message.lines().skip(1).findFirst().orElse(message);
    }

    /** Loads the library; see {@link #get}. */
    public static void load() {
        get();
    }

    /** The name and version of the library, such as {@code MXNet 1.9.1}. */
    public static String version() {
        return NAME + " " + get().getVersion();
    }

    /** Creates an owner of engine arrays; the caller must close it. */
    public static NDManager newManager() {
        return get().newBaseManager();
    }

    /** Sets the seed of the engine's random numbers, which dropout uses. */
    public static void seed(long seed) {
        get().setRandomSeed((int) (seed ^ (seed >>> 32)));
    }
}
