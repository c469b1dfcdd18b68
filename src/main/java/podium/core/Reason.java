package podium.core;

import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a library could not read a file's bytes, as a part of a sentence. It is the library's message,
 * unless that is empty or names Java classes, which mean nothing to a user.
 *
 * <pre>{@code
 * throw new InputException(file + ": malformed CSV (" + Reason.of(e) + "); write it again", e);
 * }</pre>
 */
public final class Reason {
    private static final String UNKNOWN = "its bytes contradict each other";
    private static final Pattern CLASS =
            Pattern.compile("\\b(?:[a-z][a-z0-9]*\\.){2,}[A-Z]\\w*|\\b\\w+(?:Exception|Error)\\b");

    private Reason() {}

    /** The reason in a thrown exception. */
    public static String of(Throwable thrown) {
        Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : null;
        return of((cause == null ? thrown : cause).getMessage());
    }

    private static String of(@Nullable String message) {
        String line =
                message == null ? "" : message.lines().findFirst().orElse("").strip();
        return line.isEmpty() || CLASS.matcher(line).find() ? UNKNOWN : line;
    }
}
