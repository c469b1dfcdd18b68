package podium.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.UsageException;
import podium.competition.Solution;
import podium.report.ProblemReport;
import podium.report.ScoreDetails;
import podium.report.ScoreReport;
import podium.scoring.Score;
import podium.scoring.Scorer;

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
final class ScoreCommand extends PodiumCommand {
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
        if (json && against != null) {
            throw new UsageException("--against prints a table; leave --json out");
        }
        SolutionOptions.Rules rules = truth.rules(workspace());
        try (Solution solution = rules.open()) {
            Scorer.Outcome outcome = Scorer.score(csv, solution, rules.evaluation(), limits.limits());
            if (outcome.score().isEmpty()) {
                return invalid(outcome);
            }
            Score score = outcome.score().get();
            ScoreReport report = new ScoreReport(outcome.file(), score, rules.classes(), intervals);
            if (!json) {
                err().print(ProblemReport.problems(outcome.file()));
            }
            out().print(json ? report.json() : report.text());
            if (details != null) {
                ScoreDetails.write(score, details);
                err().println("wrote " + details);
            }
            return against == null ? ExitCode.OK : compare(score, against, solution, rules);
        }
    }

    private int compare(Score score, Path other, Solution solution, SolutionOptions.Rules rules) throws IOException {
        Scorer.Outcome outcome = Scorer.score(other, solution, rules.evaluation(), limits.limits());
        if (outcome.score().isEmpty()) {
            return invalid(outcome);
        }
        out().println();
        out().print(ScoreReport.comparison(
                csv.toString(), score, other.toString(), outcome.score().get()));
        return ExitCode.OK;
    }

    private int invalid(Scorer.Outcome outcome) {
        if (json) {
            out().print(ScoreReport.jsonOfInvalid(outcome.file()));
        } else {
            err().print(ProblemReport.text(outcome.file()));
        }
        return ExitCode.INVALID_SUBMISSION;
    }
}
