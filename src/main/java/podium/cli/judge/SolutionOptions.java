package podium.cli.judge;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import podium.app.SolutionRules;
import podium.core.UsageException;
import podium.judge.competition.ScoreRule;
import podium.judge.competition.VoidRule;
import podium.judge.competition.Workspace;
import podium.judge.evaluation.Evaluation;
import podium.judge.evaluation.MeanDice;

/** The options that name the truth for a submission: a prepared competition, or only a solution file. */
final class SolutionOptions {
    @Option(
            names = {"-c", "--competition"},
            paramLabel = "COMPETITION",
            description = "A prepared competition, whose frozen rules apply.")
    private @Nullable String competition;

    @Option(names = "--solution", paramLabel = "FILE", description = "A solution.csv, in place of a competition.")
    private @Nullable Path solution;

    @Option(
            names = "--classes",
            paramLabel = "N",
            description = "Number of classes if there is no competition (default: 20).")
    private @Nullable Integer classes;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description = "What ranks if there is no competition: mean-dice (default), accuracy (one class an image),"
                    + " voc-miou or column-major-dice.",
            converter = MetricName.class)
    private @Nullable Evaluation metric;

    @Option(
            names = "--void",
            paramLabel = "RULE",
            description = "How --solution treats void pixels: background or ignore (default: background).")
    private @Nullable VoidRule voidRule;

    /** Reads the name of a metric. */
    private static final class MetricName implements ITypeConverter<Evaluation> {
        @Override
        public Evaluation convert(String name) {
            try {
                return Evaluation.of(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    boolean given() {
        return competition != null || solution != null;
    }

    int classes() {
        if (voidRule != null && solution == null) {
            throw new UsageException("--void needs --solution FILE; leave out --void, or add --solution");
        }
        int number = classes == null ? 20 : classes;
        if (number < 1 || number > 254) {
            throw new UsageException("--classes is " + number + "; expected 1 to 254");
        }
        return number;
    }

    Evaluation metric() {
        return metric == null ? new MeanDice() : metric;
    }

    SolutionRules rules(Workspace workspace) throws IOException {
        if (competition != null && (solution != null || classes != null || metric != null || voidRule != null)) {
            throw new UsageException(
                    "-c takes the solution, classes, metric and void rule from the competition; leave out --solution,"
                            + " --classes, --metric and --void");
        }
        if (competition != null) {
            return SolutionRules.ofCompetition(workspace, competition);
        }
        if (solution == null) {
            throw new UsageException(
                    "no competition and no solution given; expected -c COMPETITION or --solution FILE");
        }
        return SolutionRules.ofFile(
                solution, classes(), new ScoreRule(metric(), voidRule == null ? VoidRule.BACKGROUND : voidRule));
    }
}
