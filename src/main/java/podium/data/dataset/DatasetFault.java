package podium.data.dataset;

import java.nio.file.Path;
import java.util.function.Consumer;
import podium.core.InputException;

/** A fault of a data set: its file, and what was found, what was expected and what to do. */
public record DatasetFault(Path file, String problem) {
    /** A receiver that throws the first fault, for readers that cannot continue after one. */
    public static final Consumer<DatasetFault> REFUSED = fault -> {
        throw new InputException(fault.toString());
    };

    public DatasetFault {
        if (problem.isBlank()) {
            throw new IllegalArgumentException("a fault of " + file + " has no text");
        }
    }

    /**
     * Turns the {@code <file>: <problem>} message of a reader of {@code near}, or of a file inside it, into a
     * fault.
     */
    public static DatasetFault of(Path near, InputException thrown) {
        String message = String.valueOf(thrown.getMessage());
        int end = message.startsWith(near.toString())
                ? message.indexOf(": ", near.toString().length())
                : -1;
        return end < 0
                ? new DatasetFault(near, message)
                : new DatasetFault(Path.of(message.substring(0, end)), message.substring(end + 2));
    }

    /** The text {@code file: problem}. */
    @Override
    public String toString() {
        return file + ": " + problem;
    }
}
