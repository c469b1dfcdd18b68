package podium.cli.play;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs of either half, none to two, and whose images they are about. */
final class RunPairOptions {
    @Parameters(
            paramLabel = "RUN",
            arity = "0..2",
            description = "A classifier's run, a segmenter's, or both, in any order.")
    private List<Path> runs = List.of();

    @Option(
            names = {"-c", "--competition"},
            paramLabel = "COMPETITION",
            description = "Whose images are meant, where no run lies in its folder.")
    private @Nullable String competition;

    List<Path> runs() {
        return runs;
    }

    @Nullable
    String competition() {
        return competition;
    }
}
