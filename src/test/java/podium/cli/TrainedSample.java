package podium.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * The sample with a trained classifier and segmenter, created once for all test classes of a JVM. Tests must write to
 * other folders, so that they do not influence each other.
 *
 * @param last the output of the last command that created it
 */
public record TrainedSample(CommandLineWorkspace workspace, CommandLineRun last, Path classifier, Path segmenter) {
    private static @Nullable TrainedSample small;
    private static @Nullable TrainedSample played;

    /** A prepared sample of 40 images. */
    public static synchronized TrainedSample small() {
        if (small == null) {
            CommandLineWorkspace workspace = workspace(40);
            workspace.done("prepare", "sample");
            workspace.done("train", "sample", "--recipe", "classifier");
            small = of(workspace, workspace.done("train", "sample", "--recipe", "segmenter"));
        }
        return small;
    }

    /** A sample of 80 images, enough to compare strategies, on which {@code podium run} has finished. */
    public static synchronized TrainedSample played() {
        if (played == null) {
            CommandLineWorkspace workspace = workspace(80);
            played = of(workspace, workspace.done("run"));
        }
        return played;
    }

    private static TrainedSample of(CommandLineWorkspace workspace, CommandLineRun last) {
        return new TrainedSample(workspace, last, workspace.run("classifier-"), workspace.run("segmenter-"));
    }

    private static CommandLineWorkspace workspace(int images) {
        try {
            Path folder = Files.createTempDirectory("podium-trained-sample");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
            return CommandLineWorkspace.make(folder.resolve("my workspace"))
                    .withQuickPlayers()
                    .withSample(images);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
