package podium.core.files;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The start, the duration and the machine of a run.
 *
 * @param start the start in UTC as ISO 8601, to the second
 * @param machine the operating system, the processors and the Java version
 */
public record Timing(String start, double seconds, String machine) {
    /** The timing of a run on this machine. */
    public static Timing of(Instant start, Duration took) {
        return new Timing(start.truncatedTo(ChronoUnit.SECONDS).toString(), took.toMillis() / 1000.0, thisMachine());
    }

    private static String thisMachine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + System.getProperty("java.version");
    }
}
