package podium.player.network.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.NativeFolder;

/** ONNX Runtime's native library, loaded on first use. */
public final class OrtRuntime {
    /** Kept, since a logger that nobody holds loses its level. */
    private static final Logger LOGGER = Logger.getLogger("ai.onnxruntime");

    private static @Nullable OrtEnvironment environment;
    private static @Nullable String failure;

    private OrtRuntime() {}

    /** The name and version of the library, such as {@code ONNX Runtime 1.23.2}. */
    public static String version() {
        return "ONNX Runtime " + get().getVersion();
    }

    /** Loads the library; see {@link #get}. */
    public static void load() {
        get();
    }

    /**
     * Returns the library, which the first call loads. It sends nothing about its use, and prints nothing.
     *
     * @throws InputException if there is no native library for this platform, or it cannot be loaded
     */
    static synchronized OrtEnvironment get() {
        OrtEnvironment loaded = environment;
        if (loaded != null) {
            return loaded;
        }
        if (failure != null) { // A failed class initialisation fails again, and then says less.
            throw new InputException(failure);
        }
        try {
            // An exception says what is wrong, so the library need not print it as well.
            LOGGER.setLevel(Level.OFF);
            loaded = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "podium");
            loaded.setTelemetry(false);
        } catch (LinkageError | OrtException | IllegalStateException e) {
            failure = reason(e) + ": prediction needs it or MXNet, all commands that run no network work";
            throw new InputException(failure, e);
        }
        environment = loaded;
        return loaded;
    }

    private static String reason(Throwable e) {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        if (!exists(system, processor)) {
            return "ONNX Runtime has no native library for " + system + " on " + processor
                    + "; it has libraries for Linux and macOS on x86_64 and aarch64, and for Windows on x86_64";
        }
        NativeFolder folder = NativeFolder.temporary();
        Optional<String> fault = folder.fault();
        if (fault.isPresent()) {
            return "ONNX Runtime's native library cannot be loaded: " + fault.get();
        }
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
        return "ONNX Runtime's native library for " + system + " on " + processor + " cannot be loaded (" + first
                + "); it is unpacked into " + folder.path() + "; " + folder.option();
    }

    private static boolean exists(String system, String processor) {
        return switch (processor) {
            case "amd64", "x86_64" -> system.matches("Linux|Mac OS X|Windows.*");
            case "aarch64", "arm64" -> system.matches("Linux|Mac OS X");
            default -> false;
        };
    }
}
