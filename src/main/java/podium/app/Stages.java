package podium.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import podium.judge.competition.Workspace;

/** Runs one stage after the other, and tells of each when it is done. */
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

    /** What a stage gave, and what is to be told of it. */
    record StageResult<T>(T value, String result, List<Path> read, List<Path> wrote) {}

    <T> T step(String name, Stage<T> stage) throws IOException {
        long began = System.nanoTime();
        StageResult<T> told = stage.run();
        listener.accept(new Step(
                name,
                told.result(),
                told.read().stream().map(this::name).toList(),
                told.wrote().stream().map(this::name).toList(),
                Duration.ofNanos(System.nanoTime() - began)));
        return told.value();
    }

    /** Relative to the workspace where it lies inside. */
    private String name(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(workspace.root())
                ? workspace.root().relativize(absolute).toString()
                : absolute.toString();
    }
}
