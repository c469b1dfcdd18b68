package podium.cli.judge;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.cli.console.PreparedOption;
import podium.cli.console.ReadOptions;
import podium.judge.competition.Prepared;
import podium.judge.leaderboard.Entry;
import podium.judge.leaderboard.Ledger;
import podium.judge.leaderboard.SubmissionDesk;
import podium.judge.leaderboard.Team;
import podium.report.scores.ProblemReport;
import podium.report.scores.ReceiptReport;

/** {@code podium submit CSV -c COMPETITION --team NAME}. */
@Command(
        name = "submit",
        description = {
            "Hand in a submission: it is validated, scored, kept, and takes its place on the leaderboard.",
            "",
            "Prints the entry's number, its public score and the team's public rank, and a receipt: note it, and"
                    + " nobody can later remove or change the entry without being found out. Invalid files and the same"
                    + " bytes again cost nothing of the day's limit. Exit code 3 if the file is invalid, 1 if the"
                    + " team has used up its day."
        },
        footer = {
            "",
            "Examples:",
            "  podium submit submission.csv -c voc2009 --team Ada",
            "  podium submit submission.csv.gz -c voc2009 --team 'Ada & Bob' -m 'thresholds by class'"
        })
public final class SubmitCommand extends PodiumCommand {
    @Parameters(paramLabel = "CSV", description = "The submission, .csv or .csv.gz.")
    private Path csv;

    @Mixin
    private PreparedOption competition;

    @Option(
            names = "--team",
            paramLabel = "NAME",
            required = true,
            description = "Any characters, 1 to 100; the same name is the same team.")
    private String team;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "MESSAGE",
            defaultValue = "",
            description = "What is new about it, for 'podium submissions'.")
    private String message;

    @Mixin
    private ReadOptions limits;

    @Override
    public Integer call() throws IOException {
        Team named = new Team(team);
        Prepared prepared = Prepared.open(workspace(), competition.id());
        try (Ledger ledger = Ledger.open(workspace())) {
            SubmissionDesk.Answer answer = new SubmissionDesk(ledger, prepared, clock())
                    .submit(csv, named, Entry.MAIN_TRACK, message, limits.limits());
            if (answer.receipt().isEmpty()) {
                err().print(ProblemReport.text(answer.file()));
                return ExitCode.INVALID_SUBMISSION;
            }
            err().print(ProblemReport.problems(answer.file()));
            out().print(ReceiptReport.text(answer.receipt().get()));
            return ExitCode.OK;
        }
    }
}
