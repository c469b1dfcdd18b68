package podium.cli.lab;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.lab.TriedRun;
import podium.player.runs.RunFolder;

/** The options that name a run and the images to attack or explain. */
final class TriedRunOptions {
    @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a run that 'podium train' wrote.")
    private Path run;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "IMAGES",
            defaultValue = "test",
            description = "test (default), valid, an image, or a folder of images.")
    private String images;

    @Option(
            names = {"-c", "--competition"},
            paramLabel = "COMPETITION",
            description = "The competition of test and valid, if RUN is not in the competition's folder.")
    private @Nullable String competition;

    /** The run and the images, limited to a largest number of images. */
    TriedRun atMost(int limit) {
        return new TriedRun(new RunFolder(run), images, competition, limit);
    }
}
