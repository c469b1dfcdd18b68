package podium.data.dataset;

import java.nio.file.Path;

/** Something about a file of a data set that is no fault, but may not be what its maker means. */
public record DatasetWarning(Path file, String problem) {
    public DatasetWarning {
        if (problem.isBlank()) {
            throw new IllegalArgumentException("a warning about " + file + " lacks its problem");
        }
    }

    /** {@code file: warning: problem}. */
    @Override
    public String toString() {
        return file + ": warning: " + problem;
    }
}
