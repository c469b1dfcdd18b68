package podium.judge.leaderboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.files.Sha256;
import podium.core.yaml.Spelling;

/**
 * The tables of the ledger. Rows are numbered 1, 2, 3, ... and form a chain: each row stores the checksum of
 * the previous row and its own, the SHA-256 over that checksum and all its values. The first row follows 64
 * zeros.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
enum LedgerTable {
    ENTRY("competition", "track", "team", "time", "message", "sha256"),
    /** A score. A public or private score of NaN is NULL; 0 rows mean that the bytes are invalid for that solution. */
    SCORE("entry", "metric", "solution", "public", "private", "rows", "statistics"),
    SELECTION("competition", "track", "team", "time", "entries"),
    HIDING("entry", "time", "hidden", "reason"),
    /** Corrections of an entry's time by a host; the last row about an entry counts. */
    RETIMING("entry", "time", "corrected", "reason");

    private static final String BEGINNING = "0".repeat(64);

    private final List<String> columns;

    LedgerTable(String... columns) {
        this.columns = List.of(columns);
    }

    String table() {
        return Spelling.of(this);
    }

    /** The number and the checksum of an appended row. */
    record Appended(long sequence, String sum) {}

    /**
     * Appends a row. The caller holds the write lock. Values are String, Long, Double (NaN becomes NULL) or
     * byte[].
     */
    Appended append(Connection connection, Object... values) throws SQLException {
        Appended last = last(connection);
        if (last.sequence != counter(connection)) {
            throw new InputException("rows are missing at the end of the ledger's table " + table()
                    + "; see 'podium leaderboard COMPETITION --verify', and restore leaderboard/ from a copy");
        }
        long sequence = last.sequence + 1;
        List<@Nullable Object> row = new ArrayList<>();
        for (Object value : values) {
            row.add(value instanceof Double number && number.isNaN() ? null : value);
        }
        String sum = sum(last.sum, sequence, row);
        String places = String.join(", ", Collections.nCopies(columns.size() + 3, "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table() + " VALUES (" + places + ")")) {
            insert.setLong(1, sequence);
            for (int i = 0; i < row.size(); i++) {
                insert.setObject(2 + i, row.get(i));
            }
            insert.setString(2 + row.size(), last.sum);
            insert.setString(3 + row.size(), sum);
            insert.executeUpdate();
        }
        return new Appended(sequence, sum);
    }

    /** The number and checksum of the last row, or 0 and 64 zeros if there is none. */
    Appended last(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT sequence, sum FROM " + table() + " ORDER BY sequence DESC LIMIT 1")) {
            return row.next() ? new Appended(row.getLong(1), row.getString(2)) : new Appended(0, BEGINNING);
        }
    }

    /** True if the table has this row with this checksum, and therefore all rows before it. */
    boolean holds(Connection connection, Appended row) throws SQLException {
        if (row.sequence == 0) {
            return true;
        }
        try (PreparedStatement select =
                LedgerQueries.prepare(connection, "SELECT sum FROM " + table() + " WHERE sequence = ?", row.sequence)) {
            try (ResultSet found = select.executeQuery()) {
                return found.next() && row.sum.equals(found.getString(1));
            }
        }
    }

    /** The number of rows that were ever appended, from SQLite's own counter. */
    private long counter(Connection connection) throws SQLException {
        try (PreparedStatement counter =
                connection.prepareStatement("SELECT seq FROM sqlite_sequence WHERE name = ?")) {
            counter.setString(1, table());
            try (ResultSet row = counter.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Follows the chain from the first row to the last and adds every break to {@code faults}. */
    Appended walk(Connection connection, List<String> faults) throws SQLException {
        Appended before = new Appended(0, BEGINNING);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sequence, " + String.join(", ", columns)
                        + ", previous, sum FROM " + table() + " ORDER BY sequence")) {
            while (rows.next()) {
                before = check(rows, before, faults);
            }
        }
        long appended = counter(connection);
        if (appended != before.sequence) {
            faults.add(table() + ": " + appended + " rows were appended, but the last row is " + before.sequence
                    + "; rows were removed from the end");
        }
        return before;
    }

    private Appended check(ResultSet row, Appended before, List<String> faults) throws SQLException {
        long sequence = row.getLong(1);
        String previous = row.getString(columns.size() + 2);
        String sum = row.getString(columns.size() + 3);
        String name = table() + " " + sequence;
        if (sequence != before.sequence + 1) {
            faults.add(name + " follows " + table() + " " + before.sequence + "; rows between them were removed");
        } else if (!previous.equals(before.sum)) {
            faults.add(name + " does not continue " + table() + " " + before.sequence
                    + "; one of the two was changed and its checksum recomputed");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(row.getObject(2 + i));
        }
        if (!sum.equals(sum(previous, sequence, values))) {
            faults.add(name + " does not match its checksum; the row was changed");
        }
        return new Appended(sequence, sum);
    }

    /** The checksum covers types and lengths too, so that no two different rows give the same bytes. */
    private static String sum(String previous, long sequence, List<@Nullable Object> values) {
        MessageDigest digest = Sha256.digest();
        digest.update((previous + '\n' + sequence + '\n').getBytes(StandardCharsets.UTF_8));
        for (Object value : values) {
            byte[] bytes = value instanceof byte[] blob ? blob : text(value).getBytes(StandardCharsets.UTF_8);
            digest.update(("" + kind(value) + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return Sha256.hex(digest.digest());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof Double number ? Double.toHexString(number) : value.toString();
    }

    private static char kind(@Nullable Object value) {
        if (value == null) {
            return 'n';
        }
        return value instanceof String ? 't' : value instanceof Double ? 'r' : value instanceof byte[] ? 'b' : 'i';
    }
}
