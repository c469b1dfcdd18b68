package podium.pipeline;

import java.time.Duration;
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

    /** {@code prepare   772 images   read data/VOC2009   wrote data/prepared/voc2009   3.1 s}, over two lines. */
    public String format() {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%-12s%s (%.1f s)", name, result, took.toMillis() / 1000.0));
        if (!read.isEmpty()) {
            text.append(String.format(Locale.ROOT, "\n%12s  read  %s", "", String.join(", ", read)));
        }
        if (!wrote.isEmpty()) {
            text.append(String.format(Locale.ROOT, "\n%12s  wrote %s", "", String.join(", ", wrote)));
        }
        return text.toString();
    }
}
