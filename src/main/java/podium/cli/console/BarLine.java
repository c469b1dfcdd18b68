package podium.cli.console;

import java.time.Duration;
import java.util.Locale;

/**
 * A progress bar on one line of a terminal. The bar fills the space that the text leaves.
 *
 * <pre>
 * epoch 3/50  42% [======&gt;        ] 20/47, 0:12 left, loss 0.1234, 18.2 images/s
 * </pre>
 */
final class BarLine {
    private static final int SHORTEST = 5;

    private BarLine() {}

    /**
     * Formats the line. Text that does not fit is cut off at the end.
     *
     * @param note a short status of the work, or an empty string
     * @param width the width of the terminal in characters
     */
    static String of(String what, long done, long total, Duration elapsed, String note, int width) {
        double share = total == 0 ? 1 : Math.min(1, (double) done / total);
        String before = String.format(Locale.ROOT, "%s %3d%% ", what, (long) (100 * share));
        String after = " " + done + "/" + total + ", " + left(share, elapsed) + (note.isEmpty() ? "" : ", " + note);
        int room = Math.max(SHORTEST, width - before.length() - after.length() - 2);
        int full = (int) (room * share);
        String head = full == room ? "" : ">" + " ".repeat(room - full - 1);
        String line = before + "[" + "=".repeat(full) + head + "]" + after;
        return line.substring(0, Math.min(width, line.length()));
    }

    /** The estimated time left, such as {@code 1:02:03 left}. */
    private static String left(double share, Duration elapsed) {
        if (share == 0) {
            return "? left";
        }
        long seconds = (long) (elapsed.toMillis() / 1000.0 / share * (1 - share));
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d left", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d left", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
