package podium.cli.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.cli.console.ReadOptions;
import podium.judge.competition.Solution;
import podium.judge.scoring.Scorer;
import podium.report.scores.ProblemReport;
import podium.report.scores.ScoreComparison;
import podium.report.scores.ScoreDetails;
import podium.report.scores.ScoreJson;
import podium.report.scores.ScoreTable;
import podium.report.scores.ScoredFile;

/** {@code podium score CSV}. */
@Command(
        name = "score",
        description = {
            "Score a submission: public, private and all; both halves; each class; the ten worst images.",
            "",
            "Nothing is recorded and nothing is rounded before it is printed. An invalid file has no score: its"
                    + " problems are listed, and the exit code is 3."
        },
        footer = {
            "",
            "Examples:",
            "  podium score submission.csv -c voc2009",
            "  podium score submission.csv --solution solution.csv --json",
            "  podium score new.csv -c voc2009 --ci --against old.csv",
            "  podium score submission.csv -c voc2009 --details rows.csv"
        })
public final class ScoreCommand extends PodiumCommand {
    @Parameters(paramLabel = "CSV", description = "The submission, .csv or .csv.gz.")
    private Path csv;

    @Mixin
    private SolutionOptions truth;

    @Option(names = "--json", description = "Print one JSON object, numbers in full precision.")
    private boolean json;

    @Option(names = "--details", paramLabel = "OUT.csv", description = "Also write a CSV with a row for each Id.")
    private @Nullable Path details;

    @Option(names = "--ci", description = "Add 95%% bootstrap intervals over images.")
    private boolean intervals;

    @Option(
            names = "--against",
            paramLabel = "CSV2",
            description = "Also score CSV2, and say whether the difference is more than noise.")
    private @Nullable Path against;

    @Mixin
    private ReadOptions limits;

    @Override
    public Integer call() throws IOException {
        requireFolderOf(details);
        SolutionOptions.Rules rules = truth.rules(workspace());
        try (Solution solution = rules.open()) {
            Scorer.Outcome first = Scorer.score(csv, solution, rules.evaluation(), limits.limits());
            if (first.score().isEmpty()) {
                return invalid(first);
            }
            ScoredFile scored = new ScoredFile(first.file(), first.score().get(), rules.classes());
            if (against == null) {
                return report(scored, Optional.empty());
            }
            Scorer.Outcome second = Scorer.score(against, solution, rules.evaluation(), limits.limits());
            if (second.score().isEmpty()) {
                return invalid(second);
            }
            ScoredFile other = new ScoredFile(second.file(), second.score().get(), rules.classes());
            return report(scored, Optional.of(new ScoreComparison(scored, other)));
        }
    }

    private int report(ScoredFile scored, Optional<ScoreComparison> comparison) throws IOException {
        if (details != null) {
            ScoreDetails.write(scored.score(), details);
            err().println("wrote " + details);
        }
        if (json) {
            out().print(ScoreJson.text(scored, intervals, comparison));
            return ExitCode.OK;
        }
        err().print(ProblemReport.problems(scored.file()));
        out().print(ScoreTable.text(scored, intervals));
        comparison.ifPresent(difference -> out().print("\n" + difference.text()));
        return ExitCode.OK;
    }

    private int invalid(Scorer.Outcome outcome) {
        if (json) {
            out().print(ScoreJson.textOfInvalid(outcome.file()));
        } else {
            err().print(ProblemReport.text(outcome.file()));
        }
        return ExitCode.INVALID_SUBMISSION;
    }
}
