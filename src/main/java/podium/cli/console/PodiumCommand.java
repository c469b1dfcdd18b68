package podium.cli.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import podium.app.context.Context;
import podium.app.context.SkippedImages;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;
import podium.judge.competition.Workspace;
import podium.report.tables.EpochLine;

/** What every command has: help, the workspace, where results and messages go; it returns its exit code. */
@Command(sortOptions = false, usageHelpWidth = 100)
public abstract class PodiumCommand implements Callable<Integer> {
    protected static final String GOES_ON = "the same command goes on from there";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("UnusedVariable") // Picocli acts on it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** One for the whole command, so that nothing is told twice. */
    private @Nullable Progress shown;

    private Invocation invocation() {
        return (Invocation) spec.root().userObject();
    }

    protected final Workspace workspace() {
        return invocation().workspace();
    }

    protected final int threads() {
        return invocation().threads();
    }

    protected final Clock clock() {
        return invocation().clock();
    }

    /** Where and how a use case works; warnings are lines on standard error. */
    protected final Context context() throws IOException {
        return new Context(workspace(), clock(), ProgramVersion.program(), threads(), progress(), err()::println);
    }

    /** Results, and nothing else. */
    protected final PrintWriter out() {
        return new VisiblePrinter(spec.commandLine().getOut());
    }

    /** What is said along the way. */
    protected final PrintWriter err() {
        return new VisiblePrinter(spec.commandLine().getErr());
    }

    /** A file that a user names goes into a folder that is there: a mistyped path is not made. */
    protected static void requireFolderOf(@Nullable Path file) {
        Path folder = file == null ? null : file.toAbsolutePath().normalize().getParent();
        if (file != null && Files.isDirectory(file)) {
            throw new UsageException(file + " is a folder; expected a file to write");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw new InputException(file + " cannot be written: there is no folder " + folder + "; make it first");
        }
    }

    /** Names the images of a folder that were left out; what is done without some of them is not all done. */
    protected final int tell(SkippedImages skipped) {
        skipped.told().forEach(err()::println);
        return skipped.problems().isEmpty() ? ExitCode.OK : ExitCode.COULD_NOT;
    }

    /** Shows long work; its steps end it after a signal. */
    protected final Progress progress() {
        return invocation().interruption().stopping(shown());
    }

    private Progress shown() {
        if (shown == null) {
            shown = new ConsoleProgress(
                    spec.commandLine().getErr(), invocation().terminal());
        }
        return shown;
    }

    protected final TrainingConsole console(EpochLine line) {
        return new TrainingConsole(err(), shown(), line, invocation().interruption());
    }

    /** Lets a signal end the command after so long, though an item is under way. */
    protected final void endsWithin(Duration patience) {
        invocation().interruption().limit(patience);
    }

    /** Whether a signal has come. */
    protected final boolean isStopped() {
        return invocation().interruption().requested();
    }

    /** What stands after a signal has stopped the command, and how to go on. */
    protected String afterStop() {
        return "files that it had written are whole; the same command begins again";
    }
}
