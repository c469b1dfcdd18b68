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
            "Submit a file: it is validated, scored, stored, and ranked on the leaderboard.",
            "",
            "The command prints the entry's number, its public score, the team's public rank and a receipt. Note the"
                    + " receipt: with it, you can prove it if the entry is later removed or changed. Invalid files"
                    + " and files that were already submitted do not count towards the daily limit. The exit code is"
                    + " 3 if the file is invalid, and 1 if the team has reached its daily limit."
        },
        footer = {
            "",
            "Examples:",
            "  podium submit submission.csv -c voc2009 --team Ada",
            "  podium submit submission.csv.gz -c voc2009 --team 'Ada & Bob' -m 'by class'"
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
            description = "The team's name, 1 to 100 characters. Entries with the same name belong to the same team.")
    private String team;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "MESSAGE",
            defaultValue = "",
            description = "A note that 'podium submissions' shows, such as what is new.")
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
