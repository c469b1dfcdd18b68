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
 * The result of checking a ledger: the schema of the database, the checksum of every row and its chain to the
 * row before, and the stored bytes of every entry.
 *
 * <p>The check finds changed, removed or inserted rows, changed or removed bytes, and removed triggers. It
 * cannot find out from the ledger alone that somebody removed the last rows, or changed rows and recomputed all
 * checksums, and also corrected SQLite's counter. To find that, compare {@code head} with a copy noted
 * elsewhere, or look up each team's receipt ({@link Entry#sum}): a changed ledger does not contain them.
 * {@link Rescoring} checks that scores follow from their bytes.
 *
 * @param entries the number of entries
 * @param head the SHA-256 over the last checksums of all tables, in the order of {@link LedgerTable}, each
 *     followed by LF. It changes with every row that is added, removed or changed in any table. The retiming
 *     table counts only if it has rows, so the head of an older ledger stays the same
 * @param faults the faults of the ledger, in words; empty if there are none
 * @param unknownReceipts the given receipts that belong to no entry
 * @param notes unusual findings that are no sign of a change: bytes without an entry, entries from the future
 */
public record Verification(
        long entries, String head, List<String> faults, List<String> unknownReceipts, List<String> notes) {
    public static Verification of(Ledger ledger) throws IOException {
        return of(ledger, List.of(), Instant.ofEpochMilli(Long.MAX_VALUE));
    }

    /** Verifies a ledger, looks up receipts and notes entries later than {@code now}. */
    public static Verification of(Ledger ledger, List<String> receipts, Instant now) throws IOException {
        return ledger.read(connection -> of(ledger, connection, receipts, now));
    }

    /** True if the check found no faults. */
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

    /** Verifies the database alone; it may contain the tables {@code others} besides those of the ledger. */
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
                "score %d belongs to no entry",
                "SELECT sequence FROM score WHERE entry NOT IN (SELECT sequence FROM entry)",
                "hiding %d belongs to no entry",
                "SELECT sequence FROM hiding WHERE entry NOT IN (SELECT sequence FROM entry)",
                "retiming %d belongs to no entry",
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

    /**
     * Notes entries with a future time. A clock that was ahead gave them that time, and the team's days count
     * from it.
     */
    private static void future(Connection connection, Instant now, List<String> notes) throws SQLException {
        String query = "SELECT sequence, " + LedgerQueries.TIME + " AS counts, team FROM entry WHERE counts > ?"
                + " ORDER BY sequence";
        try (PreparedStatement select = LedgerQueries.prepare(connection, query, now.toEpochMilli());
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                notes.add("entry " + row.getLong(1) + " of team " + VisibleText.of(row.getString(3)) + " has the time "
                        + Instant.ofEpochMilli(row.getLong(2)).truncatedTo(ChronoUnit.SECONDS)
                        + ", which is in the future: a clock was wrong when it was submitted, or is wrong now."
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
                faults.add(file + of + " was changed: its checksum differs from its name");
            }
        }
        for (String name : new TreeSet<>(ledger.bytes().names())) {
            if (!entries.containsKey(name)) {
                notes.add(ledger.bytes().file(name)
                        + " belongs to no entry: a submission was interrupted, or its entry was removed");
            }
        }
    }
}
