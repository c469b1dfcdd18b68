package podium.judge.leaderboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import podium.core.VisibleText;
import podium.core.files.Sha256;

/**
 * Whether the ledger is what was written to it: the form of the database, every row's sum and its chain to the row
 * before, and the kept bytes of every entry.
 *
 * <p>Found: a row changed, removed or inserted; kept bytes changed or removed; guards removed. Not found by this file
 * alone: somebody who removes the last rows, or changes rows and sums all of them again, and corrects SQLite's own counter
 * too. Against that stands {@code head}, noted elsewhere, for all tables, and each team's receipt ({@link Entry#sum}) for
 * the entries up to its own: a ledger that does not lead to them is not the one that gave them. Whether a score follows
 * from its bytes, {@link Rescoring} tells.
 *
 * @param entries that there are
 * @param head SHA-256 over the last sums of all tables, in the order of {@link LedgerTable}, each with LF: another one
 *     as soon as any row of any table is added, removed or changed. Retimings count from their first row on, so that
 *     the head of a ledger from before there were any is still the same
 * @param faults what is wrong with the ledger, in words; empty where all is well
 * @param unknownReceipts of those that were asked for, the ones that are of no entry
 * @param notes what is odd and no sign of a change: bytes of no entry, entries from the future
 */
public record Verification(
        long entries, String head, List<String> faults, List<String> unknownReceipts, List<String> notes) {
    public static Verification of(Ledger ledger) throws IOException {
        return of(ledger, List.of(), Instant.ofEpochMilli(Long.MAX_VALUE));
    }

    /** Also finds a receipt that is of no entry, and names entries after {@code now}. */
    public static Verification of(Ledger ledger, List<String> receipts, Instant now) throws IOException {
        return ledger.read(connection -> of(ledger, connection, receipts, now));
    }

    /** Whether the ledger is what was written to it, as far as it tells by itself. */
    public boolean sound() {
        return faults.isEmpty();
    }

    private static Verification of(Ledger ledger, Connection connection, List<String> receipts, Instant now)
            throws SQLException, IOException {
        Verification rows = ofRows(connection, List.of());
        List<String> faults = new ArrayList<>(rows.faults);
        List<String> notes = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String receipt : receipts) {
            if (LedgerQueries.entries(connection, "sum = ?", receipt).isEmpty()) {
                unknown.add(receipt);
            }
        }
        bytes(ledger, connection, faults, notes);
        future(connection, now, notes);
        return new Verification(rows.entries, rows.head, List.copyOf(faults), List.copyOf(unknown), List.copyOf(notes));
    }

    /** The database alone, which may hold {@code others} besides the ledger's tables. */
    static Verification ofRows(Connection connection, List<String> others) throws SQLException {
        List<String> faults = new ArrayList<>();
        LedgerDatabase.look(connection, "PRAGMA integrity_check", faults);
        LedgerSchema.check(connection, others, faults);
        StringBuilder last = new StringBuilder();
        for (LedgerTable table : LedgerTable.values()) {
            LedgerTable.Appended row = table.walk(connection, faults);
            if (table != LedgerTable.RETIMING || row.sequence() > 0) {
                last.append(row.sum()).append('\n');
            }
        }
        references(connection, faults);
        return new Verification(
                LedgerTable.ENTRY.last(connection).sequence(),
                Sha256.of(last.toString()),
                List.copyOf(faults),
                List.of(),
                List.of());
    }

    private static void references(Connection connection, List<String> faults) throws SQLException {
        Map<String, String> queries = new TreeMap<>(Map.of(
                "entry %d has no score",
                "SELECT sequence FROM entry WHERE sequence NOT IN (SELECT entry FROM score)",
                "score %d is of no entry",
                "SELECT sequence FROM score WHERE entry NOT IN (SELECT sequence FROM entry)",
                "hiding %d is of no entry",
                "SELECT sequence FROM hiding WHERE entry NOT IN (SELECT sequence FROM entry)",
                "retiming %d is of no entry",
                "SELECT sequence FROM retiming WHERE entry NOT IN (SELECT sequence FROM entry)"));
        for (Map.Entry<String, String> query : queries.entrySet()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query.getValue())) {
                while (row.next()) {
                    faults.add(String.format(Locale.ROOT, query.getKey(), row.getLong(1)));
                }
            }
        }
    }

    /** A clock that was ahead gave them their time, from which a team's days count. */
    private static void future(Connection connection, Instant now, List<String> notes) throws SQLException {
        String query = "SELECT sequence, " + LedgerQueries.TIME + " AS counts, team FROM entry WHERE counts > ?"
                + " ORDER BY sequence";
        try (PreparedStatement select = LedgerQueries.prepare(connection, query, now.toEpochMilli());
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                notes.add("entry " + row.getLong(1) + " of team " + VisibleText.of(row.getString(3)) + " is of "
                        + Instant.ofEpochMilli(row.getLong(2)).truncatedTo(ChronoUnit.SECONDS)
                        + ", which is in the future: a clock was wrong when it was handed in, or is wrong now."
                        + " 'podium retime " + row.getLong(1) + " --at TIME -m REASON' corrects it");
            }
        }
    }

    private static void bytes(Ledger ledger, Connection connection, List<String> faults, List<String> notes)
            throws SQLException, IOException {
        Map<String, List<String>> entries = LedgerQueries.entriesByBytes(connection);
        for (Map.Entry<String, List<String>> kept : entries.entrySet()) {
            Path file = ledger.bytes().file(kept.getKey());
            String of = " (the bytes of entry " + String.join(", ", kept.getValue()) + ")";
            if (!Files.isRegularFile(file)) {
                faults.add(file + of + " is missing");
            } else if (!Files.isReadable(file)) {
                faults.add(file + of + " cannot be read; check its permissions");
            } else if (!Sha256.of(file).equals(kept.getKey())) {
                faults.add(file + of + " was changed: its sum is not its name");
            }
        }
        for (String name : new TreeSet<>(ledger.bytes().names())) {
            if (!entries.containsKey(name)) {
                notes.add(
                        ledger.bytes().file(name)
                                + " is of no entry: a submission was cut off before it was acknowledged, or its entry was removed");
            }
        }
    }
}
