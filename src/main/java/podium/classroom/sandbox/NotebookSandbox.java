package podium.classroom.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import podium.classroom.sandbox.NotebookRun.Outcome;
import podium.core.files.Sha256;

/**
 * Runs notebooks in bubblewrap as Kaggle would: without a network, with read-only inputs, a fresh /kaggle/working, and
 * limits for all processes together. Jupyter's kernel and nbclient each run in their own sandbox. The results arrive as
 * a stream that the notebook cannot reach; the log, the executed notebook and the submission are kept, up to a maximum
 * size.
 */
public final class NotebookSandbox {
    private static final long LOOK_MILLIS = 100;
    private static final long MOST_OUTPUTS = 64L << 20;

    /**
     * The processes that are not the notebook's: unshare, the supervisor and two of each bubblewrap. The watchdog
     * allows them in addition, so that the Linux kernel's own limit applies first.
     */
    private static final int OWN_PROCESSES = 6;

    private final SandboxLimits limits;
    private final Python python;
    private final long mostSubmission;
    private final Consumer<String> warnings;
    private final boolean groups;

    private NotebookSandbox(
            SandboxLimits limits, Python python, long mostSubmission, Consumer<String> warnings, boolean groups) {
        this.limits = limits;
        this.python = python;
        this.mostSubmission = mostSubmission;
        this.warnings = warnings;
        this.groups = groups;
    }

    /**
     * A sandbox, after a trial run.
     *
     * @param python the prefix of another Python for the kernel, such as a virtual environment with ipykernel; null for
     *     Debian's own
     * @param mostSubmission the largest size of a submission, in bytes
     * @param warnings receives a line for each thing that could not be cleaned up on this machine
     * @throws podium.core.InputException if a program or module is missing (the message says how to install it), or if
     *     the system does not let bubblewrap create namespaces
     */
    public static NotebookSandbox open(
            SandboxLimits limits, @Nullable Path python, long mostSubmission, Consumer<String> warnings)
            throws IOException {
        return open(limits, python, mostSubmission, warnings, Caller.current(), true);
    }

    /** A sandbox for another caller than the user who runs Podium, with or without control groups. */
    static NotebookSandbox open(
            SandboxLimits limits,
            @Nullable Path python,
            long mostSubmission,
            Consumer<String> warnings,
            Caller caller,
            boolean groups)
            throws IOException {
        return new NotebookSandbox(limits, Python.find(python, caller), mostSubmission, warnings, groups);
    }

    /**
     * Runs a notebook. Several threads may run notebooks at the same time.
     *
     * @param inputs name below /kaggle/input to folder
     * @param folder the folder for {@code log.txt}, {@code executed.ipynb} and the submission; it is emptied first
     * @throws IOException if this machine fails, which is never the notebook's fault
     */
    public NotebookRun run(Path notebook, Map<String, Path> inputs, Path folder) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        Files.createDirectories(folder);
        Files.createFile(folder.resolve("log.txt")); // exists even if nothing is printed
        Optional<ControlGroup> group = groups ? ControlGroup.make(limits) : Optional.empty();
        try {
            long began = System.nanoTime();
            Report report;
            Ending ending;
            try (InputStream in = Files.newInputStream(notebook);
                    Supervisor supervisor = Supervisor.start(
                            python.caller(), settings(inputs, group, Files.size(notebook)), in, folder)) {
                Optional<Ending> stopped = watch(supervisor, began, group.isEmpty());
                report = supervisor.report();
                ending = stopped.isPresent() ? stopped.get() : ending(supervisor, report, group);
            }
            String submission = ending.how() == Outcome.DONE ? report.submission() : "";
            return new NotebookRun(
                    ending.how(),
                    ending.detail(),
                    (System.nanoTime() - began) / 1e9,
                    submission,
                    submission.isEmpty() ? "" : Sha256.of(folder.resolve(submission)),
                    group.isPresent() ? "cgroup" : "watchdog");
        } finally {
            group.ifPresent(made -> made.remove(warnings));
        }
    }

    private SupervisorSettings settings(Map<String, Path> inputs, Optional<ControlGroup> group, long notebook)
            throws IOException {
        Map<String, String> seen = new HashMap<>(python.inputs());
        for (Map.Entry<String, Path> input : inputs.entrySet()) {
            seen.put(
                    "/kaggle/input/" + input.getKey(),
                    input.getValue().toRealPath().toString());
        }
        return new SupervisorSettings(
                Enclosure.of(
                        python.caller(),
                        limits,
                        group.map(ControlGroup::doors).orElse(List.of()).stream()
                                .map(Path::toString)
                                .toList(),
                        seen),
                Math.min(mostSubmission, limits.disk()),
                MOST_OUTPUTS,
                group.isEmpty(),
                Commands.notebook(
                        List.of(
                                python.kernel().toString(),
                                "-m",
                                "ipykernel_launcher",
                                "-f",
                                "/connection/connection.json"),
                        List.of(Python.SYSTEM.toString(), "-I", "-B", "-c", Supervisor.script("runner.py"))),
                notebook);
    }

    private Ending ending(Supervisor supervisor, Report report, Optional<ControlGroup> group) throws IOException {
        if (report.result().isMissingNode() && !supervisor.wasKilled()) {
            throw supervisor.failure();
        }
        return Ending.of(report, limits, group, python::lacks);
    }

    /** Waits until the run ends, or stops it at a limit and returns the reason. */
    private Optional<Ending> watch(Supervisor supervisor, long began, boolean alone) throws IOException {
        ProcessTree tree = new ProcessTree(supervisor.handle());
        Optional<Ending> reason = Optional.empty();
        try {
            while (!supervisor.endsWithin(LOOK_MILLIS)) {
                if (System.nanoTime() - began > limits.time().toNanos()) {
                    reason = Optional.of(Ending.outOfTime(limits));
                } else if (alone) {
                    int threads = limits.processes() + OWN_PROCESSES;
                    ProcessTree.Use use = tree.use(threads);
                    if (use.memory() + supervisor.held() > limits.memory()) {
                        reason = Optional.of(Ending.outOfMemory(limits));
                    } else if (use.threads() > threads) {
                        reason = Optional.of(Ending.outOfProcesses(limits));
                    }
                }
                if (reason.isPresent()) {
                    supervisor.kill();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        return reason;
    }
}
