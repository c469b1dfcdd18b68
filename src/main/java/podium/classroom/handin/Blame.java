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

/** The party at fault when a step on a hand-in fails. */
enum Blame {
    /** The hand-in: its bytes or file names are invalid. The team gets a remark. */
    HAND_IN,
    /** This machine, for example a full disk, or a user who stopped Podium. Grading ends, and no team is blamed. */
    WORLD,
    /** A bug in Podium. It says nothing about the team. */
    BUG;

    /** Decides by the exception, and by the file that it names: a file below {@code handIns} blames the hand-in. */
    static Blame of(Throwable failed, Path handIns) {
        Throwable thrown = cause(failed);
        if (thrown instanceof InputException
                || thrown instanceof UsageException
                || thrown instanceof RefusedException
                || thrown instanceof InvalidPathException) {
            return HAND_IN;
        }
        if (thrown instanceof IOException failure) {
            return isHandInFault(failure, handIns) ? HAND_IN : WORLD;
        }
        return thrown instanceof StoppedException ? WORLD : BUG;
    }

    /** The IOException inside an UncheckedIOException, or the exception itself. */
    static Throwable cause(Throwable thrown) {
        return thrown instanceof UncheckedIOException && thrown.getCause() instanceof IOException cause
                ? cause
                : thrown;
    }

    private static boolean isHandInFault(IOException failure, Path handIns) {
        if (isMachineFault(failure)) {
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

    /** True if this machine is out of space or broken, no matter which file was read or written. */
    static boolean isMachineFault(IOException failure) {
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

    /** The reason, as shown to a user, why a file could not be read or written. */
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "the file no longer exists";
        }
        if (failure instanceof FileSystemException of && of.getReason() != null) {
            return of.getReason();
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
