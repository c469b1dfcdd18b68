package podium.core.files;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a run was made, how long it took, and on what machine.
 *
 * @param start in UTC as ISO 8601 writes it, to the second
 * @param machine processor and system
 */
public record Timing(String start, double seconds, String machine) {
    /** Of a run on this machine. */
    public static Timing of(Instant start, Duration took) {
        return new Timing(start.truncatedTo(ChronoUnit.SECONDS).toString(), took.toMillis() / 1000.0, thisMachine());
    }

    private static String thisMachine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + System.getProperty("java.version");
    }
}
