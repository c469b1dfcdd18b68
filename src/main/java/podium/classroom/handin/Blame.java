package podium.classroom.handin;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import podium.core.InputException;
import podium.core.RefusedException;
import podium.core.StoppedException;
import podium.core.UsageException;

/** Whose fault it is that a step on a hand-in failed. */
enum Blame {
    /** The hand-in's bytes or names: its team is told. */
    HAND_IN,
    /** This machine's, such as a full disk, or its user asked to stop: no team is to be blamed, and grading ends. */
    WORLD,
    /** Ours: the hand-in met a bug, which says nothing about its team. */
    BUG;

    /** Tells by the exception, and by the file that it names, if that is one of the hand-ins'. */
    static Blame of(Throwable failed, Path handIns) {
        Throwable thrown = cause(failed);
        if (thrown instanceof InputException
                || thrown instanceof UsageException
                || thrown instanceof RefusedException
                || thrown instanceof InvalidPathException) {
            return HAND_IN;
        }
        if (thrown instanceof IOException failure) {
            return ofFile(failure, handIns) ? HAND_IN : WORLD;
        }
        return thrown instanceof StoppedException ? WORLD : BUG;
    }

    /** What a stream wrapped, or itself. */
    static Throwable cause(Throwable thrown) {
        return thrown instanceof UncheckedIOException && thrown.getCause() instanceof IOException cause
                ? cause
                : thrown;
    }

    private static boolean ofFile(IOException failure, Path handIns) {
        if (isWorlds(failure)) {
            return false;
        }
        if (failure instanceof FileSystemException of) {
            return of.getFile() != null && of.getFile().startsWith(handIns.toString());
        }
        return failure instanceof EOFException
                || failure instanceof ZipException
                || failure instanceof CharacterCodingException
                || failure instanceof CharConversionException;
    }

    /** Whether the machine has no room or is broken, whatever file was read or written. */
    static boolean isWorlds(IOException failure) {
        String reason = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return failure instanceof InterruptedIOException
                || Stream.of(
                                "no space left",
                                "not enough space",
                                "quota exceeded",
                                "read-only file system",
                                "too many open files",
                                "cannot allocate memory",
                                "input/output error")
                        .anyMatch(reason::contains);
    }

    /** What is to be told of a file that could not be read, or whose name could not be written. */
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "it is not there any more";
        }
        if (failure instanceof FileSystemException of && of.getReason() != null) {
            return of.getReason();
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
