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
            "Show the ranking, with 95%% intervals and marks for teams that cannot be distinguished.",
            "",
            "Before the deadline, teams are ranked by their best public score. After it, or with --private, they are"
                    + " ranked by their best private score among the entries that they selected, and the table shows"
                    + " the change of rank between the two.",
            "",
            "--verify first checks the whole ledger and all stored files; the exit code is 1 if anything was changed."
                    + " It prints the head, a checksum of everything in the ledger. Note the head elsewhere: until"
                    + " the next entry, it reveals any change. --verify also names entries whose time lies in the"
                    + " future because a clock was wrong; 'podium retime' corrects them. --receipt checks at any"
                    + " later time that an entry, and everything before it, is unchanged.",
            "",
            "--backup writes the ledger and the stored files of all entries to one file and verifies it; teams may"
                    + " submit meanwhile. --restore verifies such a file and replaces the ledger with it; nobody else"
                    + " may use the ledger meanwhile. The replaced ledger is moved to another folder, not deleted."
                    + " Both options are for graders: a backup contains private scores."
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
            description = "A prepared competition. --verify, --receipt, --backup and --restore do not need one.")
    private @Nullable String id;

    @Option(
            names = "--private",
            description = "Show private scores and hidden entries before the deadline. This is for graders.")
    private boolean grader;

    @Option(names = "--verify", description = "First check that nobody has changed the ledger.")
    private boolean verify;

    @Option(
            names = "--receipt",
            paramLabel = "SUM",
            description = "Like --verify, and also check that an entry has this receipt. You can repeat it.")
    private List<String> receipts = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private LeaderboardFormat format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the leaderboard to a file, in place of standard output.")
    private @Nullable Path file;

    @Option(names = "--backup", paramLabel = "FILE", description = "Write the ledger of all competitions to a file.")
    private @Nullable Path backup;

    @Option(names = "--restore", paramLabel = "FILE", description = "Replace the ledger with the one of a backup.")
    private @Nullable Path restored;

    @Option(
            names = "--force",
            description = "Let --backup and --restore replace a ledger whose entries are not all in the new one.")
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
            throw new UsageException(
                    "no competition given; expected one, or --verify, --receipt, --backup or --restore");
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
            throw new UsageException(option + " is about the ledger of all competitions; use it alone or with --force");
        }
    }

    private int backUp(Path to) throws IOException {
        LedgerBackup.Copied copied = LedgerBackup.write(workspace(), to, force);
        err().println("wrote and verified " + to + ": " + entries(copied.entries()) + " and their files, head "
                + copied.head() + "; it contains private scores, so protect it as you protect the ledger");
        return ExitCode.OK;
    }

    private int restore(Path from) throws IOException {
        LedgerBackup.Copied copied = LedgerBackup.restore(workspace(), from, force, clock().instant());
        copied.replaced().ifPresent(folder -> err().println("moved the previous ledger to " + folder));
        err().println("restored " + entries(copied.entries()) + " and their files from " + from + ", head "
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
                    + "; restore a backup with 'podium leaderboard --restore FILE', or copy an old leaderboard/"
                    + " back";
        }
        String sound = "the ledger is sound: " + entries(verification.entries()) + ", head " + verification.head();
        return verification.unknownReceipts().isEmpty()
                ? sound
                : sound + "; but this ledger did not issue the receipt, or has lost its last entries, or the receipt is"
                        + " mistyped: compare the head with one that you noted";
    }
}
