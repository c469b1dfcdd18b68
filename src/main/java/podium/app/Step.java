package podium.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One stage that is done.
 *
 * @param name of the stage
 * @param result in a few words
 * @param read files and folders that it read
 * @param wrote files and folders that it wrote; empty where all was there already
 */
public record Step(String name, String result, List<String> read, List<String> wrote, Duration took) {
    public Step {
        read = List.copyOf(read);
        wrote = List.copyOf(wrote);
    }

    /** {@code prepare   772 images (3.1 s)}, then what it read and wrote on a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-12s%s (%.1f s)", name, result, took.toMillis() / 1000.0));
        if (!read.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "%12s  read  %s", "", String.join(", ", read)));
        }
        if (!wrote.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "%12s  wrote %s", "", String.join(", ", wrote)));
        }
        return lines;
    }
}
