package podium.cli.classroom;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;
import podium.judge.competition.Prepared;
import podium.judge.leaderboard.Entry;
import podium.judge.leaderboard.Ledger;

/** {@code podium retime ENTRY}. */
@Command(
        name = "retime",
        description = {
            "Correct the time of an entry that was submitted while this machine's clock was wrong.",
            "",
            "This command is for graders. Daily limits, the deadline and the leaderboard use the corrected time."
                    + " Nothing is overwritten or deleted: the recorded time, the correction and its reason stay in"
                    + " the ledger, and the receipt stays valid. The last correction counts. 'podium leaderboard"
                    + " --verify' names entries whose time lies in the future."
        },
        footer = {"", "Examples:", "  podium retime 12 --at 2026-11-30T10:00 -m 'the clock was a month ahead'"})
public final class RetimeCommand extends PodiumCommand {
    @Parameters(paramLabel = "ENTRY", description = "The entry's number, as 'podium submissions' lists it.")
    private long entry;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            required = true,
            description = "When the entry was submitted, in the competition's time zone: 2026-11-30T10:00.")
    private String at;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "REASON",
            required = true,
            description = "The reason, which is kept in the ledger.")
    private String reason;

    @Override
    public Integer call() throws IOException {
        try (Ledger ledger = Ledger.existing(workspace())) {
            ZoneId zone = Prepared.open(
                            workspace(), ledger.entry(entry).entrant().competition())
                    .competition()
                    .zoneId();
            Entry corrected = ledger.retime(entry, time(zone), reason, clock().instant());
            out().println("entry " + corrected.sequence() + " of team "
                    + corrected.team().shown() + " counts from "
                    + corrected.time().counted().atZone(zone).toLocalDateTime() + " (" + zone + "); the recorded time"
                    + " was "
                    + corrected.time().recorded().atZone(zone).toLocalDateTime());
            return ExitCode.OK;
        }
    }

    private Instant time(ZoneId zone) {
        try {
            return LocalDateTime.parse(at).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new UsageException("--at is '" + at + "'; expected a date and a time, such as 2026-11-30T10:00");
        }
    }
}
