package podium.cli.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import podium.core.InputException;
import podium.core.RefusedException;
import podium.core.StoppedException;
import podium.core.UsageException;

/** Reports failures and chooses the exit code. Only a bug in Podium is reported with a stack trace. */
public final class Failures {
    /** The message if a signal arrived early: while Java exits, libraries fail to load with many different errors. */
    public static final String STOPPED = "stopped before the work began";

    private Failures() {}

    /** Reports wrong arguments, and returns the exit code. */
    public static int wrongArguments(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = new VisiblePrinter(line.getErr());
        err.println("podium: " + message(e));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("See '" + helpFor(line.getCommandSpec()) + "'.");
        return ExitCode.USAGE;
    }

    private static String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !e.getCommandLine().getSubcommands().isEmpty()) {
            return "no command '" + unmatched.getUnmatched().get(0) + "'; the commands are: "
                    + String.join(", ", e.getCommandLine().getSubcommands().keySet());
        }
        return String.valueOf(e.getMessage()).replace("option option", "option");
    }

    private static String helpFor(CommandSpec command) {
        CommandSpec parent = command.parent();
        return parent == null ? "podium help" : parent.qualifiedName() + " help " + command.name();
    }

    /** Reports an exception that a command threw, and returns the exit code. */
    public static int failed(Exception thrown, CommandLine line, ParseResult arguments) {
        Exception e = thrown instanceof UncheckedIOException && thrown.getCause() instanceof IOException cause
                ? cause
                : thrown;
        PrintWriter err = new VisiblePrinter(line.getErr());
        if (line.getCommand() instanceof PodiumCommand command
                && (e instanceof StoppedException || command.isStopped())) { // Java waits until this is reported
            err.println("podium: " + (e instanceof StoppedException ? e.getMessage() : STOPPED) + "; "
                    + command.afterStop());
            return ExitCode.COULD_NOT;
        }
        if (e instanceof UsageException) {
            err.println("podium: " + e.getMessage());
            err.println("See '" + helpFor(line.getCommandSpec()) + "'.");
            return ExitCode.USAGE;
        }
        if (e instanceof InputException input) {
            String first = "podium: ";
            for (String text : input.lines()) {
                err.println(first + text);
                first = "";
            }
            return ExitCode.COULD_NOT;
        }
        if (e instanceof RefusedException) {
            err.println("podium: " + e.getMessage());
            return ExitCode.COULD_NOT;
        }
        if (e instanceof IOException world) {
            err.println("podium: " + reason(world));
            return ExitCode.COULD_NOT;
        }
        err.println("podium: this is a bug in Podium, not a fault in your files. Please report it with these lines:");
        err.println("Podium " + ProgramVersion.version() + ", Java " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", command: "
                + line.getCommandSpec().qualifiedName());
        trace(e, err);
        return ExitCode.BUG;
    }

    /** Prints a stack trace as Java does, but keeps a message with line breaks on one line. */
    private static void trace(Throwable thrown, PrintWriter err) {
        err.println(thrown);
        for (StackTraceElement element : thrown.getStackTrace()) {
            err.println("    at " + element);
        }
        if (thrown.getCause() != null) {
            err.println("Caused by:");
            trace(thrown.getCause(), err);
        }
    }

    /** The message of a file exception. Java's own message is often only the file's name. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return e.getMessage() + ": no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return e.getMessage() + ": permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return e.getMessage() + ": already exists";
        }
        if (e instanceof FileSystemException) {
            return String.valueOf(e.getMessage());
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.contains("No space left")
                ? message + "; no incomplete file was left; free some disk space, then run the command again"
                : message;
    }

    /** Reports that standard output could not be written completely, for example because a disk is full. */
    public static int lostOutput(PrintWriter err) {
        err.println(
                "podium: not all results could be written to standard output; its disk is full, or its pipe is closed");
        return ExitCode.COULD_NOT;
    }

    /** Reports that Java ran out of memory, and how to give it more. */
    public static int outOfMemory(PrintWriter err) {
        err.println("podium: out of memory at " + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB; give Java more, for example PODIUM_JAVA_OPTS=-Xmx8g podium ...");
        return ExitCode.COULD_NOT;
    }
}
