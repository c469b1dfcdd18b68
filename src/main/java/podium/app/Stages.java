package podium.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import podium.judge.competition.Workspace;

/** Runs stages one after the other, and reports each stage to a listener when it is done. */
final class Stages {
    private final Workspace workspace;
    private final Consumer<Step> listener;

    Stages(Workspace workspace, Consumer<Step> listener) {
        this.workspace = workspace;
        this.listener = listener;
    }

    interface Stage<T> {
        StageResult<T> run() throws IOException;
    }

    /** The value that a stage returns, and what to report about the stage. */
    record StageResult<T>(T value, String result, List<Path> read, List<Path> wrote) {}

    <T> T step(String name, Stage<T> stage) throws IOException {
        long began = System.nanoTime();
        StageResult<T> done = stage.run();
        listener.accept(new Step(
                name,
                done.result(),
                done.read().stream().map(this::name).toList(),
                done.wrote().stream().map(this::name).toList(),
                Duration.ofNanos(System.nanoTime() - began)));
        return done.value();
    }

    /** The path as text, relative to the workspace if it is inside. */
    private String name(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(workspace.root())
                ? workspace.root().relativize(absolute).toString()
                : absolute.toString();
    }
}
