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
 * The process of supervisor.py, which creates the sandboxes and never runs code of a notebook. It has an empty
 * environment. When its standard input ends, because it is closed or Podium is killed, it ends together with all its
 * child processes.
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
    private final Future<Boolean> sent;
    private volatile long held;

    private Supervisor(Process process, SupervisorSettings settings, InputStream notebook, Path folder) {
        this.process = process;
        report = threads.submit(() -> Report.read(process.getInputStream(), folder, bytes -> held = bytes));
        said = threads.submit(() -> said(process.getErrorStream()));
        sent = threads.submit(() -> send(process.getOutputStream(), settings, notebook));
    }

    /**
     * Starts a supervisor.
     *
     * @param notebook the notebook, with as many bytes as the settings say
     * @param folder the folder into which the files from the sandbox are written
     */
    static Supervisor start(Caller caller, SupervisorSettings settings, InputStream notebook, Path folder)
            throws IOException {
        List<String> program = new ArrayList<>(PYTHON);
        program.add(script("stage.py") + script("takeout.py") + script("supervisor.py"));
        ProcessBuilder builder = new ProcessBuilder(caller.command(program));
        builder.environment().clear();
        return new Supervisor(builder.start(), settings, notebook, folder);
    }

    /** A Python program from the class path. */
    static String script(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Supervisor.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends the settings and the notebook. If the notebook is shorter than announced, closes the stream. */
    private static boolean send(OutputStream out, SupervisorSettings settings, InputStream notebook)
            throws IOException {
        out.write((JSON.writeValueAsString(settings) + "\n").getBytes(StandardCharsets.UTF_8));
        boolean whole = IOUtils.copyLarge(notebook, out, 0, settings.notebook()) == settings.notebook();
        out.flush();
        if (!whole) {
            out.close();
        }
        return whole;
    }

    /** The beginning of the standard error, which is the reason if the supervisor fails. */
    private static String said(InputStream in) throws IOException {
        String said = new String(in.readNBytes(MOST_SAID), StandardCharsets.UTF_8).strip();
        in.transferTo(OutputStream.nullOutputStream());
        return said;
    }

    /** True if the supervisor ends within this time. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** The supervisor's process; all processes of the sandboxes are its descendants. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** The bytes of memory that the notebook's files occupied at the last report. */
    long held() {
        return held;
    }

    /** Ends the supervisor and all its descendants. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the streams
        process.waitFor();
    }

    /** Waits for the end of the supervisor, and returns its report. */
    Report report() throws IOException {
        return got(report);
    }

    /** The failure of the machine or of Podium that ended the supervisor before it sent a result. */
    IOException failure() throws IOException {
        String reason = got(said);
        return new IOException(
                "the sandbox failed: " + (reason.isEmpty() ? "exit code " + process.exitValue() : reason));
    }

    /** True if the supervisor was killed, so that it could not report a failure. */
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
        sent.cancel(true);
        threads.shutdownNow();
    }
}
