package podium.cli.judge;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.judge.competition.Prepared;
import podium.judge.leaderboard.Entry;
import podium.judge.leaderboard.Ledger;
import podium.judge.leaderboard.SubmissionDesk;

/** {@code podium select ENTRY...}. */
@Command(
        name = "select",
        description = {
            "Choose which entries of a team count for its private rank.",
            "",
            "The new choice replaces the previous one. A team can choose at most limits.finals entries, until the"
                    + " deadline. A team that chooses nothing is ranked by its entries with the best public scores."
        },
        footer = {"", "Example:", "  podium select 12 15"})
public final class SelectCommand extends PodiumCommand {
    @Parameters(
            paramLabel = "ENTRY",
            arity = "1..*",
            description = "The numbers of entries of one team, as 'podium submissions' lists them.")
    private List<Long> entries;

    @Override
    public Integer call() throws IOException {
        try (Ledger ledger = Ledger.existing(workspace())) {
            String competition = ledger.entry(entries.get(0)).entrant().competition();
            Prepared prepared = Prepared.open(workspace(), competition);
            List<Entry> selected = new SubmissionDesk(ledger, prepared, clock()).select(entries);
            out().println(selected.stream()
                    .map(entry -> Long.toString(entry.sequence()))
                    .collect(Collectors.joining(
                            ", ",
                            "selected for the private rank of team "
                                    + selected.get(0).team().shown() + ": ",
                            "")));
            return ExitCode.OK;
        }
    }
}
