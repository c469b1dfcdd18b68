package podium.cli.lab;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.lab.TriedRun;
import podium.player.runs.RunFolder;

/** Which run is tried, and on which images. */
final class TriedRunOptions {
    @Parameters(index = "0", paramLabel = "RUN", description = "A run's folder, as 'podium train' writes it.")
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
            description = "Whose images test and valid are, where RUN does not lie in its folder.")
    private @Nullable String competition;

    /** That run on these images, of which so many at most. */
    TriedRun atMost(int limit) {
        return new TriedRun(new RunFolder(run), images, competition, limit);
    }
}
