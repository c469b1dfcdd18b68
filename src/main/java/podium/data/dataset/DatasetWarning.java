package podium.data.dataset;

import java.nio.file.Path;

/** A warning about a file of a data set: it can be used, but it may not mean what its author expects. */
public record DatasetWarning(Path file, String problem) {
    public DatasetWarning {
        if (problem.isBlank()) {
            throw new IllegalArgumentException("a warning about " + file + " has no text");
        }
    }

    /** The text {@code file: warning: problem}. */
    @Override
    public String toString() {
        return file + ": warning: " + problem;
    }
}
