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
 * What each step on a hand-in goes through: unpacking, reading, scoring, running, drawing, writing. Whatever fails on one
 * team's bytes becomes a remark on that team, and the others are graded. A failure of this machine goes on up, since it
 * is nobody's fault; a bug of ours is a remark that says so, and is told of once more, for whoever mends it.
 *
 * <pre>{@code
 * Optional<Notebook> notebook = steps.take(source, "read", () -> NotebookReader.read(file));
 * }</pre>
 */
public final class Steps {
    private final Path handIns;
    private final Consumer<String> bugs;
    private final Map<Path, List<String>> remarks = new ConcurrentHashMap<>();

    /** A step; several threads may take steps at once. */
    public interface Work<T> {
        T done() throws IOException;
    }

    /** A step on what another step gave. */
    public interface WorkOn<A, B> {
        B done(A given) throws IOException;
    }

    /**
     * Steps on the hand-ins of a folder.
     *
     * @param bugs takes a line for each bug that a hand-in met
     */
    public Steps(Path handIns, Consumer<String> bugs) {
        this.handIns = handIns;
        this.bugs = bugs;
    }

    /**
     * Takes one.
     *
     * @param source of the hand-in
     * @param done what becomes of it, such as {@code read}
     * @return nothing where it failed, and then there is a remark
     * @throws IOException if this machine failed
     */
    public <T> Optional<T> take(Path source, String done, Work<T> work) throws IOException {
        try {
            return Optional.of(work.done());
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            switch (Blame.of(e, handIns)) {
                case HAND_IN -> remark(source, theirs(source, e));
                case WORLD -> throw e;
                case BUG -> remark(source, ours(source, done, e));
            }
            return Optional.empty();
        }
    }

    /** Takes one on what another step gave, if that gave something. */
    public <A, B> Optional<B> then(Path source, String done, Optional<A> given, WorkOn<A, B> work) throws IOException {
        return given.isEmpty() ? Optional.empty() : take(source, done, () -> work.done(given.get()));
    }

    private static String theirs(Path source, Throwable failed) {
        Throwable thrown = Blame.cause(failed);
        return thrown instanceof IOException failure
                ? source.getFileName() + " could not be read: " + Blame.reason(failure)
                : String.valueOf(thrown.getMessage());
    }

    private String ours(Path source, String done, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return "could not be " + done + ": Podium ran out of memory at "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB, which is not the team's fault; give Java more, for example PODIUM_JAVA_OPTS=-Xmx8g, and grade"
                    + " again";
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        bugs.accept("podium: a bug of Podium's, not a fault of the hand-in: " + source.getFileName() + " could not be "
                + done + ", the other hand-ins are graded. Please report this: Podium threw " + thrown
                + (trace.length == 0 ? "" : " at " + trace[0]));
        return "could not be " + done + " because of a bug of Podium's (" + thrown + "), which is not the team's fault";
    }

    private void remark(Path source, String remark) {
        remarks.merge(source, List.of(remark), (known, more) -> {
            List<String> all = new ArrayList<>(known);
            all.addAll(more);
            return all;
        });
    }

    /** What was remarked of a hand-in since this was last asked. */
    public List<String> takeRemarks(Path source) {
        List<String> taken = remarks.remove(source);
        return taken == null ? List.of() : taken;
    }
}
