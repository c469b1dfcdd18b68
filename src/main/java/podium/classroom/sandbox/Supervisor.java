package podium.classroom.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.IOUtils;
import podium.core.Workers;

/**
 * The process of supervisor.py, which makes sandboxes and never runs a line of a notebook. It has an empty environment,
 * and ends with all that it started when its standard input ends: when it is closed, and when Podium is killed.
 */
final class Supervisor implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PYTHON = List.of(Python.SYSTEM.toString(), "-I", "-S", "-B", "-X", "utf8", "-c");
    private static final int KILLED = 128 + 9;
    private static final int MOST_SAID = 1 << 13;

    private final Process process;
    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final Future<Report> report;
    private final Future<String> said;
    private final Future<Boolean> told;
    private volatile long held;

    private Supervisor(Process process, SupervisorSettings settings, InputStream notebook, Path folder) {
        this.process = process;
        report = threads.submit(() -> Report.read(process.getInputStream(), folder, bytes -> held = bytes));
        said = threads.submit(() -> said(process.getErrorStream()));
        told = threads.submit(() -> tell(process.getOutputStream(), settings, notebook));
    }

    /**
     * Starts one.
     *
     * @param notebook as many bytes as the settings say
     * @param folder that the files which it passes on are written into
     */
    static Supervisor start(Caller caller, SupervisorSettings settings, InputStream notebook, Path folder)
            throws IOException {
        List<String> program = new ArrayList<>(PYTHON);
        program.add(script("stage.py") + script("takeout.py") + script("supervisor.py"));
        ProcessBuilder builder = new ProcessBuilder(caller.command(program));
        builder.environment().clear();
        return new Supervisor(builder.start(), settings, notebook, folder);
    }

    /** A Python program among our resources. */
    static String script(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Supervisor.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Says the line and the notebook. Where the notebook became shorter, the supervisor is closed, and says so. */
    private static boolean tell(OutputStream out, SupervisorSettings settings, InputStream notebook)
            throws IOException {
        out.write((JSON.writeValueAsString(settings) + "\n").getBytes(StandardCharsets.UTF_8));
        boolean whole = IOUtils.copyLarge(notebook, out, 0, settings.notebook()) == settings.notebook();
        out.flush();
        if (!whole) {
            out.close();
        }
        return whole;
    }

    /** The beginning of what it prints on standard error, which is why it failed. */
    private static String said(InputStream in) throws IOException {
        String said = new String(in.readNBytes(MOST_SAID), StandardCharsets.UTF_8).strip();
        in.transferTo(OutputStream.nullOutputStream());
        return said;
    }

    /** Whether it ended within a time. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** All that it started is below it. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Bytes of memory that the notebook's files occupy, as it said last. */
    long held() {
        return held;
    }

    /** Ends it, and all that it started. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // not the process, which would close its streams
        process.waitFor();
    }

    /** What it said, once it has ended. */
    Report report() throws IOException {
        return got(report);
    }

    /** The failure of this machine, or of ours, that it ended with in place of a result. */
    IOException failure() throws IOException {
        String reason = got(said);
        return new IOException(
                "the sandbox failed: " + (reason.isEmpty() ? "exit code " + process.exitValue() : reason));
    }

    /** Whether it was killed, and not by us: it says nothing then. */
    boolean wasKilled() {
        return process.exitValue() == KILLED;
    }

    private static <T> T got(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw Workers.rethrown(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        told.cancel(true);
        threads.shutdownNow();
    }
}
