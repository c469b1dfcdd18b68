package podium.app.context;

import java.time.Clock;
import java.util.function.Consumer;
import podium.core.Progress;
import podium.core.files.Program;
import podium.judge.competition.Workspace;

/**
 * The environment of a use case.
 *
 * @param program the program's description for manifests
 * @param threads the number of threads; results do not depend on it
 * @param warn receives warnings, one sentence each
 */
public record Context(
        Workspace workspace, Clock clock, Program program, int threads, Progress progress, Consumer<String> warn) {
    /** Returns a copy with another receiver of warnings. */
    public Context warning(Consumer<String> other) {
        return new Context(workspace, clock, program, threads, progress, other);
    }
}
