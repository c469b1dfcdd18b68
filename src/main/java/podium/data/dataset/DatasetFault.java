package podium.data.dataset;

import java.nio.file.Path;
import java.util.function.Consumer;
import podium.core.InputException;

/** One fault of a data set: the file it is in, and what was found, what was expected and what to do. */
public record DatasetFault(Path file, String problem) {
    /** Takes faults by throwing the first: for readers that go on only without any. */
    static final Consumer<DatasetFault> REFUSED = fault -> {
        throw new InputException(fault.toString());
    };

    public DatasetFault {
        if (problem.isBlank()) {
            throw new IllegalArgumentException("a fault of " + file + " lacks its problem");
        }
    }

    /** The fault that a reader of {@code near}, or of a file inside it, threw: {@code <file>: <problem>}. */
    static DatasetFault of(Path near, InputException thrown) {
        String message = String.valueOf(thrown.getMessage());
        int end = message.startsWith(near.toString())
                ? message.indexOf(": ", near.toString().length())
                : -1;
        return end < 0
                ? new DatasetFault(near, message)
                : new DatasetFault(Path.of(message.substring(0, end)), message.substring(end + 2));
    }

    /** {@code file: problem}. */
    @Override
    public String toString() {
        return file + ": " + problem;
    }
}
