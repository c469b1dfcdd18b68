package podium.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The report on a stage that is done.
 *
 * @param name the name of the stage
 * @param result the result in a few words
 * @param read the files and folders that the stage read
 * @param wrote the files and folders that the stage wrote; empty if everything was reused
 */
public record Step(String name, String result, List<String> read, List<String> wrote, Duration took) {
    public Step {
        read = List.copyOf(read);
        wrote = List.copyOf(wrote);
    }

    /**
     * The lines to print: {@code prepare   772 images (3.1 s)}, then a line of what was read and one of what was
     * written.
     */
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
