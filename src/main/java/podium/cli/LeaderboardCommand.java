package podium.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.competition.Prepared;
import podium.leaderboard.Entry;
import podium.leaderboard.Leaderboard;
import podium.leaderboard.Ledger;
import podium.leaderboard.Verification;
import podium.report.LeaderboardFormat;
import podium.run.WriteAside;

/** {@code podium leaderboard COMPETITION}. */
@Command(
        name = "leaderboard",
        description = {
            "Show who stands where, with 95%% intervals and marks where two teams cannot be told apart.",
            "",
            "Before the deadline teams stand by their best public score; after it, or with --private, by their best"
                    + " private score among the entries that they selected, with the shake-up between the two.",
            "",
            "--verify walks the whole ledger and all kept bytes first; exit code 1 if anything was changed. It"
                    + " prints the head, a sum over all that the ledger holds: note it elsewhere, and as long as nothing is"
                    + " added it tells of any change. --receipt tells of an entry, and of all before it, ever after."
        },
        footer = {
            "",
            "Examples:",
            "  podium leaderboard voc2009",
            "  podium leaderboard voc2009 --format html --out leaderboard.html",
            "  podium leaderboard voc2009 --private --verify",
            "  podium leaderboard voc2009 --receipt 5f0c..."
        })
final class LeaderboardCommand extends PodiumCommand {
    @Parameters(paramLabel = "COMPETITION", description = "A prepared competition.")
    private String id;

    @Option(
            names = "--private",
            description = "Show private scores and hidden entries before the deadline. For graders.")
    private boolean grader;

    @Option(names = "--verify", description = "First make sure that the ledger is what was written to it.")
    private boolean verify;

    @Option(
            names = "--receipt",
            paramLabel = "SUM",
            description = "Verify, and that there is an entry with this receipt. Can be given again.")
    private List<String> receipts = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private LeaderboardFormat format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write it there, in place of standard output.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        Prepared prepared = Prepared.open(workspace(), id);
        try (Ledger ledger = Ledger.existing(workspace())) {
            if ((verify || !receipts.isEmpty()) && !verified(Verification.of(ledger, receipts))) {
                return ExitCode.COULD_NOT;
            }
            Leaderboard board = Leaderboard.of(ledger, prepared, Entry.MAIN_TRACK, grader, clock().instant());
            if (file == null) {
                out().print(format.render(board));
            } else {
                WriteAside.text(file, format.render(board));
                err().println("wrote " + file);
            }
            return ExitCode.OK;
        }
    }

    private boolean verified(Verification verification) {
        verification.notes().forEach(note -> err().println("note: " + note));
        verification.faults().forEach(fault -> err().println("fault: " + fault));
        long entries = verification.entries();
        int faults = verification.faults().size();
        err().println(
                        verification.sound()
                                ? "the ledger is sound: " + entries + (entries == 1 ? " entry" : " entries") + ", head "
                                        + verification.head()
                                : "the ledger was changed: " + faults + (faults == 1 ? " fault" : " faults")
                                        + "; restore leaderboard/ from a copy");
        return verification.sound();
    }
}
