package podium.cli.judge;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.cli.console.ReadOptions;
import podium.judge.competition.Solution;
import podium.judge.submission.Expected;
import podium.judge.submission.SubmissionFile;
import podium.judge.submission.SubmissionReader;
import podium.report.scores.ProblemReport;

/** {@code podium validate CSV}. */
@Command(
        name = "validate",
        description = {
            "List the errors and warnings of a submission, with line, Id, and what to do.",
            "",
            "Without a competition or a solution, image sizes and Ids are unknown, so only the format is checked. You"
                    + " need not unpack a .csv.gz. The exit code is 3 if there is an error."
        },
        footer = {
            "",
            "Examples:",
            "  podium validate submission.csv",
            "  podium validate submission.csv.gz -c voc2009",
            "  podium validate submission.csv --metric accuracy --classes 10",
            "  podium validate submission.csv --solution solution.csv --json"
        })
public final class ValidateCommand extends PodiumCommand {
    @Parameters(paramLabel = "CSV", description = "The submission, .csv or .csv.gz.")
    private Path csv;

    @Mixin
    private SolutionOptions truth;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private ReadOptions limits;

    @Override
    public Integer call() throws IOException {
        SubmissionFile file = read();
        out().print(json ? ProblemReport.json(file) : ProblemReport.text(file));
        return file.problems().valid() ? ExitCode.OK : ExitCode.INVALID_SUBMISSION;
    }

    private SubmissionFile read() throws IOException {
        if (!truth.given()) {
            return SubmissionReader.read(
                    csv, limits.limits(), Expected.formatOnly(truth.classes(), truth.metric()), (row, runs) -> {});
        }
        try (Solution solution = truth.rules(workspace()).open()) {
            return SubmissionReader.read(csv, limits.limits(), Expected.of(solution), (row, runs) -> {});
        }
    }
}
