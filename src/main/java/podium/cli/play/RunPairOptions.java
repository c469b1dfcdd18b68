package podium.cli.play;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that name up to two runs, a classifier's and a segmenter's, and their competition. */
final class RunPairOptions {
    @Parameters(
            paramLabel = "RUN",
            arity = "0..2",
            description = "A classifier's run, a segmenter's run, or both in any order.")
    private List<Path> runs = List.of();

    @Option(
            names = {"-c", "--competition"},
            paramLabel = "COMPETITION",
            description = "The competition, if no run is in the competition's folder.")
    private @Nullable String competition;

    List<Path> runs() {
        return runs;
    }

    @Nullable
    String competition() {
        return competition;
    }
}
