package podium.core;

import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a library could not make sense of a file's bytes, as a part of a sentence: what the library said, unless that is
 * nothing, or speaks of Java's classes, which means nothing to whoever has the file.
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

    /** Of what it threw. */
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
