package podium.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.IOUtils;
import org.jspecify.annotations.Nullable;
import podium.Workers;
import podium.run.PrettyJson;
import podium.run.Sha256;
import podium.sandbox.Ran.Ended;

/**
 * Runs notebooks as Kaggle would, in bubblewrap: without a network, with inputs that cannot be written, a fresh
 * /kaggle/working, and limits on what all of its processes use. Jupyter's nbclient and its kernel both run inside; what
 * comes out is a stream of bytes, of which three files are kept, up to a size.
 */
public final class NotebookSandbox {
    private static final long LOOK_MILLIS = 100;
    private static final long MOST_OUTPUTS = 64L << 20;
    private static final int MOST_LOG = 1 << 20;

    private final SandboxLimits limits;
    private final Python python;
    private final long mostSubmission;
    private final String runner;
    private final boolean groups;

    private NotebookSandbox(SandboxLimits limits, Python python, long mostSubmission, boolean groups)
            throws IOException {
        this.limits = limits;
        this.groups = groups;
        this.python = python;
        this.mostSubmission = mostSubmission;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("runner.py"))) {
            runner = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * A sandbox that was tried.
     *
     * @param python prefix of another Python for the kernel, such as a virtual environment's folder with ipykernel in it;
     *     null for Debian's own
     * @param mostSubmission bytes that a submission may have
     * @throws podium.InputException if a program or module is missing, saying which and how to install it, or if the
     *     system does not let bubblewrap make its namespaces
     */
    public static NotebookSandbox open(SandboxLimits limits, @Nullable Path python, long mostSubmission)
            throws IOException {
        return new NotebookSandbox(limits, Python.find(python), mostSubmission, true);
    }

    /** The same where no control group can be made. */
    NotebookSandbox withoutControlGroups() throws IOException {
        return new NotebookSandbox(limits, python, mostSubmission, false);
    }

    /**
     * Runs one; several threads may at once. {@code log.txt}, {@code executed.ipynb} and the submission go to a folder,
     * which is emptied before.
     *
     * @param inputs name below /kaggle/input to folder
     */
    public Ran run(Path notebook, Map<String, Path> inputs, Path folder) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        Files.createDirectories(folder);
        try (Launch launch = new Launch(limits)) {
            for (Map.Entry<String, Path> input : inputs.entrySet()) {
                launch.bind(input.getValue(), "/kaggle/input/" + input.getKey());
            }
            python.bindIn(launch);
            Optional<ControlGroup> group = groups ? ControlGroup.make(limits) : Optional.empty();
            try {
                List<Path> doors = group.map(ControlGroup::doors).orElse(List.of());
                return run(launch.command(doors, program(launch)), notebook, group, folder);
            } finally {
                if (group.isPresent()) {
                    group.get().close();
                }
            }
        }
    }

    private List<String> program(Launch launch) {
        Settings settings = new Settings(
                List.of(python.kernel().toString(), "-m", "ipykernel_launcher", "-f", "{connection_file}"),
                launch.asOwnUser() ? limits.processes() : null,
                mostSubmission,
                MOST_OUTPUTS);
        return List.of(Python.SYSTEM.toString(), "-I", "-B", "-c", runner, PrettyJson.text(settings));
    }

    /** What runner.py is told. */
    private record Settings(List<String> kernel, @Nullable Integer processes, long submission, long outputs) {}

    private Ran run(List<String> command, Path notebook, Optional<ControlGroup> group, Path folder) throws IOException {
        long began = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectInput(notebook.toFile()).start();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            Future<Answer> answer =
                    readers.submit(() -> Answer.read(process.getInputStream(), folder, mostSubmission, MOST_OUTPUTS));
            Future<Path> log = readers.submit(() -> log(process.getErrorStream(), folder.resolve("log.txt")));
            Optional<Ending> stopped = watch(process, began, group.isEmpty());
            log.get();
            Ending ending = stopped.isPresent()
                    ? stopped.get()
                    : Ending.of(answer.get(), process.exitValue(), limits, group, python::lacks);
            String submission = ending.how() == Ended.DONE ? answer.get().submission() : "";
            return new Ran(
                    ending.how(),
                    ending.detail(),
                    (System.nanoTime() - began) / 1e9,
                    submission,
                    submission.isEmpty() ? "" : Sha256.of(folder.resolve(submission)),
                    group.isPresent() ? "cgroup" : "watchdog");
        } catch (ExecutionException e) {
            throw Workers.rethrown(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            process.destroyForcibly();
            readers.shutdownNow();
        }
    }

    /** Waits for the end, or makes one. Killing bubblewrap ends its namespace of processes, and so all that is in it. */
    private Optional<Ending> watch(Process process, long began, boolean alone) throws InterruptedException {
        ProcessTree tree = new ProcessTree(process.toHandle());
        Optional<Ending> reason = Optional.empty();
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() - began > limits.time().toNanos()) {
                reason = Optional.of(Ending.outOfTime(limits));
            } else if (alone) {
                ProcessTree.Use use = tree.use();
                if (use.memory() > limits.memory()) {
                    reason = Optional.of(Ending.outOfMemory(limits));
                } else if (use.threads() > limits.processes()) {
                    reason = Optional.of(Ending.outOfProcesses(limits));
                }
            }
            if (reason.isPresent()) {
                process.toHandle().destroyForcibly(); // not the process, which would close its streams
                process.waitFor();
            }
        }
        return reason;
    }

    /** Keeps the beginning, and reads on: who writes is not held up. */
    private static Path log(InputStream in, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            long kept = IOUtils.copyLarge(in, out, 0, MOST_LOG);
            long dropped = in.transferTo(OutputStream.nullOutputStream());
            if (dropped > 0) {
                out.write(("\n[" + dropped + " bytes more, after " + kept + "]\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
