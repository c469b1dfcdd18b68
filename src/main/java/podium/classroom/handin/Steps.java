package podium.classroom.handin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Runs each step on a hand-in (unpacking, reading, scoring, running, drawing, writing) and decides who is at fault if
 * it fails. If the hand-in is at fault, its team gets a remark, and the other teams are still graded. A failure of this
 * machine is thrown to the caller. A bug in Podium becomes a remark that says so, and is also reported to {@code bugs}.
 *
 * <pre>{@code
 * Optional<Notebook> notebook = steps.take(source, "read", () -> NotebookReader.read(file));
 * }</pre>
 */
public final class Steps {
    private final Path handIns;
    private final Consumer<String> bugs;
    private final Map<Path, List<String>> remarks = new ConcurrentHashMap<>();

    /** The work of one step. */
    public interface Work<T> {
        T done() throws IOException;
    }

    /** The work of one step that needs the result of another step. */
    public interface WorkOn<A, B> {
        B done(A given) throws IOException;
    }

    /**
     * Steps on the hand-ins of a folder. Several threads may take steps at the same time.
     *
     * @param handIns the folder of hand-ins
     * @param bugs receives one line for each bug in Podium that a hand-in triggers
     */
    public Steps(Path handIns, Consumer<String> bugs) {
        this.handIns = handIns;
        this.bugs = bugs;
    }

    /**
     * Takes one step.
     *
     * @param source the hand-in's folder or file
     * @param done a past participle for messages, such as {@code read}
     * @return the result; empty if the step failed, which leaves a remark
     * @throws IOException if this machine fails
     */
    public <T> Optional<T> take(Path source, String done, Work<T> work) throws IOException {
        try {
            return Optional.of(work.done());
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            switch (Blame.of(e, handIns)) {
                case HAND_IN -> remark(source, handInFault(source, e));
                case WORLD -> throw e;
                case BUG -> remark(source, podiumFault(source, done, e));
            }
            return Optional.empty();
        }
    }

    /** Takes one step on the result of another step; does nothing if that result is empty. */
    public <A, B> Optional<B> then(Path source, String done, Optional<A> given, WorkOn<A, B> work) throws IOException {
        return given.isEmpty() ? Optional.empty() : take(source, done, () -> work.done(given.get()));
    }

    private static String handInFault(Path source, Throwable failed) {
        Throwable thrown = Blame.cause(failed);
        return thrown instanceof IOException failure
                ? source.getFileName() + " could not be read: " + Blame.reason(failure)
                : String.valueOf(thrown.getMessage());
    }

    private String podiumFault(Path source, String done, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return "could not be " + done + ": Podium ran out of memory at "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB, which is not the team's fault; give Java more, for example PODIUM_JAVA_OPTS=-Xmx8g, and grade"
                    + " again";
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        bugs.accept("podium: a bug in Podium, not a fault of the hand-in: " + source.getFileName() + " could not be "
                + done + "; the other hand-ins are graded. Please report this: Podium threw " + thrown
                + (trace.length == 0 ? "" : " at " + trace[0]));
        return "could not be " + done + " because of a bug in Podium (" + thrown + "), which is not the team's fault";
    }

    private void remark(Path source, String remark) {
        remarks.merge(source, List.of(remark), (known, more) -> {
            List<String> all = new ArrayList<>(known);
            all.addAll(more);
            return all;
        });
    }

    /** The remarks on a hand-in since the last call of this method. */
    public List<String> takeRemarks(Path source) {
        List<String> taken = remarks.remove(source);
        return taken == null ? List.of() : taken;
    }
}
