package podium.cli.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;
import podium.core.files.WriteAside;
import podium.judge.competition.Prepared;
import podium.judge.leaderboard.Entry;
import podium.judge.leaderboard.Leaderboard;
import podium.judge.leaderboard.Ledger;
import podium.judge.leaderboard.LedgerBackup;
import podium.judge.leaderboard.Verification;
import podium.report.pages.LeaderboardFormat;

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
                    + " added it tells of any change. Entries from the future, which a wrong clock made, are named;"
                    + " 'podium retime' corrects them. --receipt tells of an entry, and of all before it, ever after.",
            "",
            "--backup writes the ledger and the kept bytes of every entry to one file and verifies it; others may submit"
                    + " meanwhile. --restore verifies such a file and puts it in the ledger's place, while nobody else"
                    + " uses it; what was there is moved aside, not deleted. Both are for graders: a backup has private"
                    + " scores."
        },
        footer = {
            "",
            "Examples:",
            "  podium leaderboard voc2009",
            "  podium leaderboard voc2009 --format html --out leaderboard.html",
            "  podium leaderboard voc2009 --private --verify",
            "  podium leaderboard voc2009 --receipt 5f0c...",
            "  podium leaderboard --backup podium-monday.db",
            "  podium leaderboard --restore podium-monday.db"
        })
public final class LeaderboardCommand extends PodiumCommand {
    @Parameters(
            paramLabel = "COMPETITION",
            arity = "0..1",
            description = "A prepared competition; --verify, --receipt, --backup and --restore need none.")
    private @Nullable String id;

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

    @Option(names = "--backup", paramLabel = "FILE", description = "Write the ledger of all competitions to a file.")
    private @Nullable Path backup;

    @Option(names = "--restore", paramLabel = "FILE", description = "Put the ledger of a backup in place of this one.")
    private @Nullable Path restored;

    @Option(
            names = "--force",
            description = "Let --backup and --restore replace what has entries that the new one lacks.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        boolean verifies = verify || !receipts.isEmpty();
        if (restored != null) {
            requireAlone("--restore", verifies || backup != null);
            return restore(restored);
        }
        if (backup != null) {
            requireAlone("--backup", verifies);
            requireFolderOf(backup);
            return backUp(backup);
        }
        if (id == null && !verifies) {
            throw new UsageException("no competition is named; expected one, or --verify, --backup or --restore");
        }
        Prepared prepared = id == null ? null : Prepared.open(workspace(), id);
        try (Ledger ledger = Ledger.existing(workspace())) {
            if (verifies && !verified(Verification.of(ledger, receipts, clock().instant()))) {
                return ExitCode.COULD_NOT;
            }
            if (prepared != null) {
                show(Leaderboard.of(ledger, prepared, Entry.MAIN_TRACK, grader, clock().instant()));
            }
            return ExitCode.OK;
        }
    }

    private void show(Leaderboard board) throws IOException {
        if (file == null) {
            out().print(format.render(board));
        } else {
            if (grader) {
                WriteAside.privateText(file, format.render(board));
            } else {
                WriteAside.text(file, format.render(board));
            }
            err().println("wrote " + file);
        }
    }

    private void requireAlone(String option, boolean others) {
        if (others || id != null || file != null) {
            throw new UsageException(
                    option + " is about the ledger of all competitions, and stands alone or with --force");
        }
    }

    private int backUp(Path to) throws IOException {
        LedgerBackup.Copied copied = LedgerBackup.write(workspace(), to, force);
        err().println("wrote and verified " + to + ": " + entries(copied.entries()) + " and their bytes, head "
                + copied.head() + "; it has private scores, so keep it as the ledger is kept");
        return ExitCode.OK;
    }

    private int restore(Path from) throws IOException {
        LedgerBackup.Copied copied = LedgerBackup.restore(workspace(), from, force, clock().instant());
        copied.replaced().ifPresent(folder -> err().println("moved the ledger that was there to " + folder));
        err().println("restored " + entries(copied.entries()) + " and their bytes from " + from + ", head "
                + copied.head());
        return ExitCode.OK;
    }

    private static String entries(long entries) {
        return entries + (entries == 1 ? " entry" : " entries");
    }

    private boolean verified(Verification verification) {
        verification.notes().forEach(note -> err().println("note: " + note));
        verification.faults().forEach(fault -> err().println("fault: " + fault));
        verification.unknownReceipts().forEach(receipt -> err().println("fault: no entry has the receipt " + receipt));
        err().println(verdict(verification));
        return verification.sound() && verification.unknownReceipts().isEmpty();
    }

    private static String verdict(Verification verification) {
        int faults = verification.faults().size();
        if (faults > 0) {
            return "the ledger was changed: " + faults + (faults == 1 ? " fault" : " faults")
                    + "; restore a backup with 'podium leaderboard --restore FILE', or put back a copy of leaderboard/";
        }
        String sound = "the ledger is sound: " + entries(verification.entries()) + ", head " + verification.head();
        return verification.unknownReceipts().isEmpty()
                ? sound
                : sound + "; but it is not the one that gave this receipt, or has lost its end, or the receipt is"
                        + " mistyped: compare the head with one that was noted";
    }
}
