package podium.cli.judge;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import podium.app.SolutionRules;
import podium.core.UsageException;
import podium.judge.competition.VoidRule;
import podium.judge.competition.Workspace;

/** What a submission is held against: a prepared competition, or a solution file alone. */
final class SolutionOptions {
    @Option(
            names = {"-c", "--competition"},
            paramLabel = "COMPETITION",
            description = "A prepared competition; its frozen rules apply.")
    private @Nullable String competition;

    @Option(names = "--solution", paramLabel = "FILE", description = "A solution.csv, in place of a competition.")
    private @Nullable Path solution;

    @Option(
            names = "--classes",
            paramLabel = "N",
            description = "Number of classes, without a competition (default: 20).")
    private @Nullable Integer classes;

    @Option(
            names = "--void",
            paramLabel = "RULE",
            description = "With --solution: void pixels are background or ignore (default: background).")
    private @Nullable VoidRule voidRule;

    boolean given() {
        return competition != null || solution != null;
    }

    int classes() {
        if (voidRule != null && solution == null) {
            throw new UsageException("--void says how to score by --solution FILE; leave it out, or give the file");
        }
        int number = classes == null ? 20 : classes;
        if (number < 1 || number > 254) {
            throw new UsageException("--classes is " + number + "; expected 1 to 254");
        }
        return number;
    }

    SolutionRules rules(Workspace workspace) throws IOException {
        if (competition != null && (solution != null || classes != null || voidRule != null)) {
            throw new UsageException(
                    "--solution, --classes and --void are the competition's own under -c; leave them out");
        }
        if (competition != null) {
            return SolutionRules.ofCompetition(workspace, competition);
        }
        if (solution == null) {
            throw new UsageException("what to score against? Give -c COMPETITION or --solution FILE");
        }
        return SolutionRules.ofFile(solution, classes(), voidRule == null ? VoidRule.BACKGROUND : voidRule);
    }
}
