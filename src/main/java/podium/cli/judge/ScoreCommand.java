package podium.cli.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.ScoreSubmission;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.cli.console.ReadOptions;
import podium.judge.submission.SubmissionFile;
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
            "Score a submission: public, private and all; both tasks; each class; the ten worst images, or mistakes.",
            "",
            "The score is not recorded in the ledger, and numbers are rounded only for printing. An invalid file has no"
                    + " score: the command lists its problems, and the exit code is 3."
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

    @Option(names = "--json", description = "Print one JSON object with numbers in full precision.")
    private boolean json;

    @Option(names = "--details", paramLabel = "OUT.csv", description = "Also write a CSV with one row per Id.")
    private @Nullable Path details;

    @Option(names = "--ci", description = "Add 95%% bootstrap intervals over images.")
    private boolean intervals;

    @Option(
            names = "--against",
            paramLabel = "CSV2",
            description = "Also score CSV2, and show whether the difference is more than noise.")
    private @Nullable Path against;

    @Mixin
    private ReadOptions limits;

    @Override
    public Integer call() throws IOException {
        requireFolderOf(details);
        ScoreSubmission.Result result = ScoreSubmission.run(
                new ScoreSubmission.Request(csv, against, truth.rules(workspace()), limits.limits()));
        if (result instanceof ScoreSubmission.Result.Scored scored) {
            tell(scored.file(), scored.comparison());
            return ExitCode.OK;
        }
        tell(((ScoreSubmission.Result.Invalid) result).file());
        return ExitCode.INVALID_SUBMISSION;
    }

    private void tell(ScoredFile scored, Optional<ScoreComparison> comparison) throws IOException {
        if (details != null) {
            ScoreDetails.write(scored, details);
            err().println("wrote " + details);
        }
        if (json) {
            out().print(ScoreJson.text(scored, intervals, comparison));
            return;
        }
        err().print(ProblemReport.problems(scored.file()));
        out().print(ScoreTable.text(scored, intervals));
        comparison.ifPresent(difference -> out().print("\n" + difference.text()));
    }

    private void tell(SubmissionFile invalid) {
        if (json) {
            out().print(ScoreJson.textOfInvalid(invalid));
        } else {
            err().print(ProblemReport.text(invalid));
        }
    }
}
