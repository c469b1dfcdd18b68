package podium.cli.classroom;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.judge.leaderboard.Entry;
import podium.judge.leaderboard.Ledger;

/** {@code podium hide ENTRY}. */
@Command(
        name = "hide",
        description = {
            "Remove an entry from the ranking. This command is for graders.",
            "",
            "Nothing is deleted: the entry and the reason stay in the ledger, and --undo restores the entry."
        },
        footer = {"", "Examples:", "  podium hide 12 -m 'copied from entry 7'", "  podium hide 12 --undo"})
public final class HideCommand extends PodiumCommand {
    @Parameters(paramLabel = "ENTRY", description = "The entry's number, as 'podium submissions' lists it.")
    private long entry;

    @Option(names = "--undo", description = "Return the entry to the ranking.")
    private boolean undo;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "REASON",
            defaultValue = "",
            description = "The reason, which is kept in the ledger.")
    private String reason;

    @Override
    public Integer call() throws IOException {
        try (Ledger ledger = Ledger.existing(workspace())) {
            Entry hidden = ledger.hide(entry, !undo, reason, clock().instant());
            out().println("entry " + hidden.sequence() + " of team "
                    + hidden.team().shown() + (undo ? " is no longer hidden" : " is hidden"));
            return ExitCode.OK;
        }
    }
}
