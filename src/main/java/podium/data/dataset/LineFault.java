package podium.data.dataset;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lines of a text file with the same mistake, reported as one fault with the first line and the number of lines. */
public final class LineFault {
    private @Nullable String first;
    private int count;

    /** Adds one more wrong line, counted from 1. */
    public void add(long line, String problem) {
        if (first == null) {
            first = "line " + line + ": " + problem;
        }
        count++;
    }

    /** True if no line has the mistake. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** Reports the lines, if there are any. */
    public void report(Path file, Consumer<DatasetFault> faults) {
        if (first != null) {
            faults.accept(new DatasetFault(file, count == 1 ? first : first + " (" + count + " such lines)"));
        }
    }
}
