package podium.cli.judge;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.judge.competition.Prepared;
import podium.judge.leaderboard.Candidate;
import podium.judge.leaderboard.Entry;
import podium.judge.leaderboard.Leaderboard;
import podium.judge.leaderboard.Ledger;
import podium.judge.leaderboard.Team;
import podium.report.scores.EntryTable;

/** {@code podium submissions COMPETITION}. */
@Command(
        name = "submissions",
        description = {
            "List the submissions, first to last: entry, time, team, score, status, message and receipt.",
            "",
            "Private scores appear after the deadline."
        },
        footer = {"", "Examples:", "  podium submissions voc2009", "  podium submissions voc2009 --team Ada"})
public final class SubmissionsCommand extends PodiumCommand {
    @Parameters(paramLabel = "COMPETITION", description = "A prepared competition.")
    private String id;

    @Option(names = "--team", paramLabel = "NAME", description = "List only the submissions of this team.")
    private @Nullable String team;

    @Override
    public Integer call() throws IOException {
        Team wanted = team == null ? null : new Team(team);
        Prepared prepared = Prepared.open(workspace(), id);
        try (Ledger ledger = Ledger.existing(workspace())) {
            List<Candidate> entries =
                    Leaderboard.entries(ledger, prepared, Entry.MAIN_TRACK, false, clock().instant()).stream()
                            .filter(candidate ->
                                    wanted == null || candidate.entry().team().equals(wanted))
                            .toList();
            out().print(EntryTable.of(entries, prepared.competition().zoneId()));
            return ExitCode.OK;
        }
    }
}
