package podium.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Networks that learn nothing to speak of, in seconds. */
public final class QuickPlayers {
    private QuickPlayers() {}

    /** Lets them play in a workspace's sample. */
    public static void writeTo(Path workspace) throws IOException {
        Path sample = workspace.resolve("competition/sample");
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
    }
}
