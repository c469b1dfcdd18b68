package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A workspace of a test's own, and the program run in it. */
public record CommandLineWorkspace(Path root) {
    /** A new one, in a folder that is not there yet. */
    public static CommandLineWorkspace make(Path root) {
        CommandLineRun run = CommandLineRun.of("init", root.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return new CommandLineWorkspace(root);
    }

    /** Draws so many pictures, three quarters of them to train. */
    public CommandLineWorkspace withSample(int images) {
        done("data", "sample", "--images", Integer.toString(images), "--seed", "7");
        return this;
    }

    /** Lets networks play that learn nothing to speak of, in seconds. */
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

    /** The pictures, by name. */
    public List<Path> images() {
        return list("data/sample/JPEGImages");
    }

    /** What was submitted or trained on the sample by a name that begins so. */
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

    /** The same, where all goes well. */
    public CommandLineRun done(String... arguments) {
        return ended(0, arguments);
    }

    /** The same, with this exit code. */
    public CommandLineRun ended(int code, String... arguments) {
        CommandLineRun run = podium(arguments);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return run;
    }
}
