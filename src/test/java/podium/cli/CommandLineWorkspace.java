package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A temporary workspace, and runs of the program in it. */
public record CommandLineWorkspace(Path root) {
    /** Creates a workspace in a folder that does not exist. */
    public static CommandLineWorkspace make(Path root) {
        CommandLineRun run = CommandLineRun.of("init", root.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return new CommandLineWorkspace(root);
    }

    /** Generates a sample with a number of images, three quarters of them for training. */
    public CommandLineWorkspace withSample(int images) {
        done("data", "sample", "--images", Integer.toString(images), "--seed", "7");
        return this;
    }

    /** Writes recipes of small networks that train in seconds, and learn almost nothing. */
    public CommandLineWorkspace withQuickPlayers() throws IOException {
        Path sample = root.resolve("competition/sample");
        Files.writeString(sample.resolve("players.yaml"), "classifier: classifier\nsegmenter: segmenter\n");
        Files.writeString(sample.resolve("recipes/classifier.yaml"), """
                architecture: mobilenet0.25
                size: 32
                stages: [{train: all, epochs: 1}]
                """);
        Files.writeString(sample.resolve("recipes/segmenter.yaml"), """
                task: segmentation
                architecture: mobilenet0.25
                size: 65
                segmenter: {channels: 16}
                loss: {kind: pixel-cross-entropy}
                metric: meanIou
                stages: [{train: all, epochs: 1}]
                """);
        return this;
    }

    public Path resolve(String path) {
        return root.resolve(path);
    }

    /** The images of the sample, sorted by name. */
    public List<Path> images() {
        return list("data/sample/JPEGImages");
    }

    /** The first run or submission of the sample whose name starts with a prefix. */
    public Path run(String prefix) {
        return list("submissions/sample").stream()
                .filter(run -> run.getFileName().toString().startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> list(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CommandLineRun podium(String... arguments) {
        return CommandLineRun.in(root, arguments);
    }

    /** Runs a command that must succeed. */
    public CommandLineRun done(String... arguments) {
        return ended(0, arguments);
    }

    /** Runs a command that must end with an exit code. */
    public CommandLineRun ended(int code, String... arguments) {
        CommandLineRun run = podium(arguments);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return run;
    }
}
