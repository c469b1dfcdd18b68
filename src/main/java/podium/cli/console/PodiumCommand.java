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
import podium.player.network.engine.EngineChoice;
import podium.report.tables.EpochLine;

/**
 * The base of all commands: help, workspace, and the writers for results and messages. A command returns its exit code.
 */
@Command(sortOptions = false, usageHelpWidth = 80)
public abstract class PodiumCommand implements Callable<Integer> {
    protected static final String GOES_ON = "run the same command again to continue from there";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("UnusedVariable") // Picocli reads it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** The one progress of the whole command, so that no message is printed twice. */
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

    /** The context of a use case. Warnings are printed on standard error, one per line. */
    protected final Context context() throws IOException {
        return context(EngineChoice.AUTO);
    }

    /** The context of a use case with a chosen engine. */
    protected final Context context(EngineChoice engine) throws IOException {
        return new Context(
                workspace(), clock(), ProgramVersion.program(), engine, threads(), progress(), err()::println);
    }

    /** Standard output, for results only. */
    protected final PrintWriter out() {
        return new VisiblePrinter(spec.commandLine().getOut());
    }

    /** Standard error, for progress and messages. */
    protected final PrintWriter err() {
        return new VisiblePrinter(spec.commandLine().getErr());
    }

    /** Requires that the folder of an output file exists. A folder is not created from a mistyped path. */
    protected static void requireFolderOf(@Nullable Path file) {
        Path folder = file == null ? null : file.toAbsolutePath().normalize().getParent();
        if (file != null && Files.isDirectory(file)) {
            throw new UsageException(file + " is a folder; expected the name of a file to write");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw new InputException(
                    file + " cannot be written: the folder " + folder + " does not exist; create it first");
        }
    }

    /** Reports the images of a folder that were skipped, and returns the exit code: 1 if there are any. */
    protected final int tell(SkippedImages skipped) {
        skipped.lines().forEach(err()::println);
        return skipped.problems().isEmpty() ? ExitCode.OK : ExitCode.COULD_NOT;
    }

    /** The progress of long work. After a signal, its next step stops the work. */
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

    protected final SweepConsole sweepConsole() {
        return new SweepConsole(err(), shown(), invocation().interruption());
    }

    /** Sets how long Java waits for the current item after a signal. */
    protected final void endsWithin(Duration patience) {
        invocation().interruption().limit(patience);
    }

    /** True if a signal has asked the command to stop. */
    protected final boolean isStopped() {
        return invocation().interruption().requested() || Interruption.isJavaExiting();
    }

    /** The second half of the message after a signal has stopped the command: what is kept, and how to continue. */
    protected String afterStop() {
        return "every file already written is complete; run the same command again to start over";
    }
}
