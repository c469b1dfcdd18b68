package podium.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * The sample with a classifier and a segmenter trained on it, made once for all test classes of a JVM. They write
 * elsewhere, so that whoever comes first changes nothing for the others.
 *
 * @param last what the command that made it printed
 */
public record TrainedSample(CommandLineWorkspace workspace, CommandLineRun last, Path classifier, Path segmenter) {
    private static @Nullable TrainedSample small;
    private static @Nullable TrainedSample played;

    /** Of 40 pictures, prepared. */
    public static synchronized TrainedSample small() {
        if (small == null) {
            CommandLineWorkspace workspace = workspace(40);
            workspace.done("prepare", "sample");
            workspace.done("train", "sample", "--recipe", "classifier");
            small = of(workspace, workspace.done("train", "sample", "--recipe", "segmenter"));
        }
        return small;
    }

    /** Of 80 pictures, which are enough to compare strategies on; the whole job was run on it. */
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
