package podium.judge.leaderboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import podium.core.InputException;
import podium.core.RefusedException;
import podium.core.UsageException;
import podium.judge.competition.Competition;
import podium.judge.competition.Competition.Limits;
import podium.judge.competition.Prepared;
import podium.judge.competition.Solution;
import podium.judge.scoring.Part;
import podium.judge.scoring.Score;
import podium.judge.scoring.Scorer;
import podium.judge.submission.ReadLimits;
import podium.judge.submission.SubmissionFile;

/**
 * Accepts submissions to one competition. Each file is copied and the copy is scored; then one transaction
 * checks the limits and writes the entry and its score.
 *
 * <p>An invalid file does not count and leaves no trace. The same bytes submitted again by the same team do not
 * count either; the answer is the earlier entry. The time of a submission is when it arrived, however long
 * scoring takes.
 */
public final class SubmissionDesk {
    private static final int LONGEST_MESSAGE = 500;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy HH:mm '('VV')'", Locale.ENGLISH);

    private final Ledger ledger;
    private final Prepared prepared;
    private final Clock clock;

    public SubmissionDesk(Ledger ledger, Prepared prepared, Clock clock) {
        this.ledger = ledger;
        this.prepared = prepared;
        this.clock = clock;
    }

    /**
     * The answer to a submission.
     *
     * @param file the file with all its problems, also if it was accepted
     * @param score the score, unless the file is invalid; a team may see its public part
     * @param receipt the receipt, unless the file is invalid
     */
    public record Answer(SubmissionFile file, Optional<Score> score, Optional<Receipt> receipt) {}

    /**
     * An accepted submission.
     *
     * @param again true if the team submitted these bytes before; the entry is the earlier one
     * @param late true if the submission arrived after the deadline and therefore does not rank
     * @param publicScore the public score, which a team may see
     * @param rank the team's current public rank; empty if it has none
     * @param remaining the number of submissions that the team has left today; empty if there is no limit
     */
    public record Receipt(
            Entry entry, boolean again, boolean late, double publicScore, OptionalInt rank, OptionalInt remaining) {}

    /**
     * Submits a file. If the team has no submission left today, a {@link RefusedException} says when the next
     * day begins.
     */
    public Answer submit(Path csv, Team team, String track, String message, ReadLimits limits) throws IOException {
        Instant received = clock.instant();
        requireMessage(message);
        if (!Files.exists(csv) || Files.isDirectory(csv)) {
            throw new InputException(csv + ": " + (Files.isDirectory(csv) ? "this is a folder" : "no such file")
                    + "; expected a submission, .csv or .csv.gz");
        }
        Path copy = ledger.bytes().copy(csv);
        try (Solution solution = prepared.openSolution()) {
            Competition competition = prepared.competition();
            Scorer.Outcome outcome = Scorer.score(copy, solution, competition.evaluation(), limits);
            SubmissionFile read = outcome.file();
            SubmissionFile file = new SubmissionFile(csv, read.sha256(), read.bytes(), read.rows(), read.problems());
            if (outcome.score().isEmpty()) {
                return new Answer(file, Optional.empty(), Optional.empty());
            }
            Yardstick yardstick = Yardstick.of(competition.evaluation(), solution);
            Incoming incoming = new Incoming(
                    received,
                    copy,
                    read.sha256(),
                    team,
                    track,
                    message,
                    outcome.score().get(),
                    yardstick);
            return new Answer(
                    file, outcome.score(), Optional.of(ledger.write(connection -> accept(connection, incoming))));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /**
     * Chooses the entries that count for a team's private rank and replaces its earlier choice.
     *
     * @param sequences the numbers of entries of one team and track, at most {@code finals} of them
     */
    public List<Entry> select(List<Long> sequences) throws IOException {
        Competition competition = prepared.competition();
        List<Entry> entries = new ArrayList<>();
        for (long sequence : new TreeSet<>(sequences)) {
            entries.add(ledger.entry(sequence));
        }
        requireOneTeam(entries);
        Instant now = clock.instant();
        if (competition.deadlineInstant().filter(end -> !now.isBefore(end)).isPresent()) {
            throw new RefusedException("the deadline of " + competition.id() + " was "
                    + competition.terms().deadline() + "; since then the selection cannot be changed");
        }
        if (entries.size() > competition.finals()) {
            throw new RefusedException("found " + entries.size() + " entries; the rules of " + competition.id()
                    + " let " + competition.finals() + " count for the private rank");
        }
        Entry first = entries.get(0);
        String chosen =
                entries.stream().map(entry -> Long.toString(entry.sequence())).collect(Collectors.joining(" "));
        ledger.write(connection -> {
            Set<Long> hidden = LedgerQueries.hidden(connection);
            entries.stream()
                    .filter(entry -> hidden.contains(entry.sequence()))
                    .findFirst()
                    .ifPresent(entry -> {
                        throw new RefusedException("entry " + entry.sequence() + " is hidden and does not rank");
                    });
            return LedgerTable.SELECTION.append(
                    connection,
                    competition.id(),
                    first.entrant().track(),
                    first.team().name(),
                    now.toEpochMilli(),
                    chosen);
        });
        return entries;
    }

    private void requireOneTeam(List<Entry> entries) {
        if (entries.isEmpty()) {
            throw new UsageException(
                    "no entry given; expected 1 to " + prepared.competition().finals());
        }
        Entry first = entries.get(0);
        for (Entry entry : entries) {
            if (!entry.entrant().competition().equals(prepared.competition().id())) {
                throw new UsageException("entry " + entry.sequence() + " belongs to competition "
                        + entry.entrant().competition() + "; expected "
                        + prepared.competition().id());
            }
            if (!entry.team().equals(first.team())
                    || !entry.entrant().track().equals(first.entrant().track())) {
                throw new UsageException("entry " + first.sequence() + " belongs to team "
                        + first.team().shown() + " in track " + first.entrant().track() + ", entry " + entry.sequence()
                        + " to team " + entry.team().shown() + " in track "
                        + entry.entrant().track()
                        + "; expected entries of one team in one track");
            }
        }
    }

    static void requireMessage(String message) {
        Team.requireLength("message", Team.requireWhole("message", message), LONGEST_MESSAGE);
    }

    private record Incoming(
            Instant received,
            Path copy,
            String sha256,
            Team team,
            String track,
            String message,
            Score score,
            Yardstick yardstick) {}

    private Receipt accept(Connection connection, Incoming incoming) throws SQLException, IOException {
        Competition competition = prepared.competition();
        Instant now = time(connection, incoming);
        List<Entry> before = LedgerQueries.entries(
                connection,
                "competition = ? AND track = ? AND team = ? AND sha256 = ?",
                competition.id(),
                incoming.track,
                incoming.team.name(),
                incoming.sha256);
        if (before.isEmpty()) {
            requireFree(connection, incoming, now);
        }
        ledger.bytes().keep(incoming.copy, incoming.sha256);
        Entry entry;
        if (before.isEmpty()) {
            LedgerTable.Appended row = LedgerTable.ENTRY.append(
                    connection,
                    competition.id(),
                    incoming.track,
                    incoming.team.name(),
                    now.toEpochMilli(),
                    incoming.message,
                    incoming.sha256);
            entry = new Entry(
                    row.sequence(),
                    new Entrant(competition.id(), incoming.track, incoming.team),
                    EntryTime.of(now),
                    incoming.message,
                    incoming.sha256,
                    row.sum());
        } else {
            entry = before.get(0);
        }
        Scoring.append(connection, entry, incoming.score, incoming.yardstick);
        return new Receipt(
                entry,
                !before.isEmpty(),
                isLate(competition, entry),
                incoming.score.figures(Part.PUBLIC).score(),
                publicRank(connection, incoming),
                remaining(connection, incoming, now));
    }

    /**
     * The time of arrival, but never before the team's last entry, so that setting a clock back does not give a
     * new day.
     */
    private Instant time(Connection connection, Incoming incoming) throws SQLException {
        String query =
                "SELECT max(" + LedgerQueries.TIME + ") FROM entry WHERE competition = ? AND track = ? AND team = ?";
        try (PreparedStatement select = LedgerQueries.prepare(
                        connection, query, prepared.competition().id(), incoming.track, incoming.team.name());
                ResultSet row = select.executeQuery()) {
            long received = incoming.received.toEpochMilli();
            return Instant.ofEpochMilli(row.next() ? Math.max(received, row.getLong(1)) : received);
        }
    }

    static boolean isLate(Competition competition, Entry entry) {
        return Moment.of(competition, entry.time().counted()).over();
    }

    private void requireFree(Connection connection, Incoming incoming, Instant now) throws SQLException {
        if (remaining(connection, incoming, now).orElse(1) < 1) {
            ZoneId zone = prepared.competition().zoneId();
            LocalDate tomorrow = LocalDate.ofInstant(now, zone).plusDays(1);
            Limits limits = prepared.competition().limits();
            throw new RefusedException("team " + incoming.team.shown() + " has used its "
                    + (limits == null ? 0 : limits.daily()) + " submissions of today; the next day begins on "
                    + DAY.format(tomorrow.atStartOfDay(zone)) + ". Nothing was recorded." + ahead(incoming, now, zone));
        }
    }

    /** A hint for a clock that was ahead earlier: the team's days would count from that later time. */
    private static String ahead(Incoming incoming, Instant now, ZoneId zone) {
        return now.equals(incoming.received)
                ? ""
                : " The team's last entry has the time " + DAY.format(now.atZone(zone))
                        + ", but this machine's clock says " + DAY.format(incoming.received.atZone(zone))
                        + ". If a clock was wrong, a host can correct the"
                        + " entry's time with 'podium retime'.";
    }

    /**
     * The submissions left today. Days are calendar days in the competition's zone: 23 or 25 hours where the
     * clocks change.
     */
    private OptionalInt remaining(Connection connection, Incoming incoming, Instant now) throws SQLException {
        Limits limits = prepared.competition().limits();
        if (limits == null || incoming.track.equals(Entry.GRADING_TRACK)) {
            return OptionalInt.empty();
        }
        ZoneId zone = prepared.competition().zoneId();
        LocalDate today = LocalDate.ofInstant(now, zone);
        String query = "SELECT count(*) FROM entry WHERE competition = ? AND track = ? AND team = ?" + " AND "
                + LedgerQueries.TIME + " >= ? AND " + LedgerQueries.TIME + " < ?";
        try (PreparedStatement select = LedgerQueries.prepare(
                        connection,
                        query,
                        prepared.competition().id(),
                        incoming.track,
                        incoming.team.name(),
                        today.atStartOfDay(zone).toInstant().toEpochMilli(),
                        today.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli());
                ResultSet row = select.executeQuery()) {
            return OptionalInt.of(Math.max(0, limits.daily() - row.getInt(1)));
        }
    }

    private OptionalInt publicRank(Connection connection, Incoming incoming) throws SQLException {
        List<Candidate> candidates =
                Candidates.of(connection, prepared.competition(), incoming.track, incoming.yardstick);
        return Ranking.of(candidates, prepared.competition().finals()).stream()
                .filter(place -> place.team().equals(incoming.team))
                .mapToInt(Ranking.Place::publicRank)
                .findAny();
    }
}
