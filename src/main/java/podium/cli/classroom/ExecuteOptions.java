package podium.cli.classroom;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import podium.app.classroom.NotebookSettings;
import podium.classroom.sandbox.SandboxLimits;
import podium.core.UsageException;

/** How notebooks are run. */
final class ExecuteOptions {
    @Option(
            names = "--execute",
            required = true,
            description = "Also run the notebooks, without a network, and hold what they produce against what was"
                    + " handed in.")
    private boolean execute;

    @Option(
            names = "--inputs",
            paramLabel = "DIR|NAME=DIR",
            description = "A folder that notebooks find below /kaggle/input, by its own name or NAME; may be repeated.")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--python",
            paramLabel = "PREFIX",
            description = "A Python with more modules, such as a virtual environment's folder, with ipykernel in it.")
    private @Nullable Path python;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "1",
            description = "Notebooks at a time (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "Time a notebook has (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            defaultValue = "4096",
            description = "Memory it has, all of its processes together (default: ${DEFAULT-VALUE}).")
    private long memory;

    @Option(
            names = "--processes",
            paramLabel = "N",
            defaultValue = "512",
            description = "Processes and threads it may have at one time (default: ${DEFAULT-VALUE}).")
    private int processes;

    @Option(
            names = "--disk",
            paramLabel = "MB",
            defaultValue = "1024",
            description = "Size of /kaggle/working, which lies in memory; /tmp has as much again (default:"
                    + " ${DEFAULT-VALUE}).")
    private long disk;

    @Option(
            names = "--output-files",
            paramLabel = "N",
            defaultValue = "500",
            description = "Files it may leave; with more, Kaggle loses the submission (default: ${DEFAULT-VALUE}).")
    private int files;

    /** Null where notebooks are only read. */
    @Nullable
    NotebookSettings settings() {
        if (!execute) {
            return null;
        }
        if (jobs < 1) {
            throw new UsageException("--jobs " + jobs + "; expected 1 or more");
        }
        return new NotebookSettings(
                new SandboxLimits(
                        Duration.ofMillis(Math.round(minutes * 60_000)), memory << 20, processes, disk << 20, files),
                inputs,
                python,
                jobs);
    }
}
