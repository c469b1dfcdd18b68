package podium.app.context;

import java.time.Clock;
import java.util.function.Consumer;
import podium.core.Progress;
import podium.core.files.Program;
import podium.judge.competition.Workspace;
import podium.player.network.engine.Engine;
import podium.player.network.engine.EngineChoice;

/**
 * The environment of a use case.
 *
 * @param engine the engine that predicts
 * @param program the program's description for manifests
 * @param threads the number of threads; results do not depend on it
 * @param warn receives warnings, one sentence each
 */
public record Context(
        Workspace workspace,
        Clock clock,
        Program program,
        EngineChoice engine,
        int threads,
        Progress progress,
        Consumer<String> warn) {
    /** Returns a copy with another receiver of warnings. */
    public Context warning(Consumer<String> other) {
        return new Context(workspace, clock, program, engine, threads, progress, other);
    }

    /** Returns the engine that predicts, with its native code loaded. */
    public Engine predicting() {
        return engine.load(warn);
    }
}
