package podium.app.context;

import java.time.Clock;
import java.util.function.Consumer;
import podium.core.Progress;
import podium.core.files.Program;
import podium.judge.competition.Workspace;

/**
 * Where and how every use case works, whatever it is asked to do.
 *
 * @param program for manifests
 * @param threads that work at once; results do not depend on it
 * @param warn is told, in a sentence, what is not as it should be but does no harm
 */
public record Context(
        Workspace workspace, Clock clock, Program program, int threads, Progress progress, Consumer<String> warn) {
    /** The same, but who is told of warnings. */
    public Context warning(Consumer<String> other) {
        return new Context(workspace, clock, program, threads, progress, other);
    }
}
