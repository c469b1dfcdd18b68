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

/** The options of notebook execution. */
final class ExecuteOptions {
    @Option(
            names = "--execute",
            required = true,
            description = "Also run the notebooks, without network access, and compare what they produce with the"
                    + " submissions that were handed in.")
    private boolean execute;

    @Option(
            names = "--inputs",
            paramLabel = "DIR|NAME=DIR",
            description = "A folder that notebooks find in /kaggle/input, by its own name or NAME. You can repeat it.")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--python",
            paramLabel = "PREFIX",
            description = "A Python with additional modules, such as the folder of a virtual environment with"
                    + " ipykernel.")
    private @Nullable Path python;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of notebooks to run at the same time (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "Time limit of a notebook, in minutes (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            defaultValue = "4096",
            description = "Memory limit of a notebook with all of its processes (default: ${DEFAULT-VALUE}).")
    private long memory;

    @Option(
            names = "--processes",
            paramLabel = "N",
            defaultValue = "512",
            description = "Largest number of processes and threads of a notebook (default: ${DEFAULT-VALUE}).")
    private int processes;

    @Option(
            names = "--disk",
            paramLabel = "MB",
            defaultValue = "1024",
            description = "Size of /kaggle/working, which is kept in memory; /tmp has the same size (default:"
                    + " ${DEFAULT-VALUE}).")
    private long disk;

    @Option(
            names = "--output-files",
            paramLabel = "N",
            defaultValue = "500",
            description = "Largest number of output files; Kaggle loses a submission with more (default:"
                    + " ${DEFAULT-VALUE}).")
    private int files;

    /** The settings of notebook execution; null if notebooks are only read. */
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
