package podium.judge.leaderboard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.UsageException;

/** Queries of the ledger's tables. They run within a transaction of {@link Ledger}. */
final class LedgerQueries {
    /** The time that counts for an entry: the host's last correction, or else the recorded time. */
    static final String TIME = "coalesce((SELECT corrected FROM retiming WHERE retiming.entry = entry.sequence"
            + " ORDER BY retiming.sequence DESC LIMIT 1), entry.time)";

    private LedgerQueries() {}

    static List<Entry> entries(Connection connection, String condition, Object... arguments) throws SQLException {
        String query = "SELECT sequence, competition, track, team, " + TIME + ", message, sha256, sum, time FROM entry"
                + " WHERE " + condition + " ORDER BY sequence";
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement select = prepare(connection, query, arguments);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                entries.add(new Entry(
                        row.getLong(1),
                        new Entrant(
                                row.getString(2), row.getString(3), team("entry", row.getLong(1), row.getString(4))),
                        new EntryTime(Instant.ofEpochMilli(row.getLong(5)), Instant.ofEpochMilli(row.getLong(9))),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)));
            }
        }
        return entries;
    }

    /** The numbers of the entries of each stored file, by the file's SHA-256. */
    static Map<String, List<String>> entriesByBytes(Connection connection) throws SQLException {
        Map<String, List<String>> entries = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sha256, sequence FROM entry ORDER BY sequence")) {
            while (row.next()) {
                entries.computeIfAbsent(row.getString(1), sum -> new ArrayList<>())
                        .add(row.getString(2));
            }
        }
        return entries;
    }

    /** The newest score of an entry by any yardstick. */
    static Optional<KeptScore> newestScore(Connection connection, long entry) throws SQLException {
        String query =
                "SELECT sequence, public, private, rows FROM score WHERE entry = ? ORDER BY sequence DESC LIMIT 1";
        try (PreparedStatement select = prepare(connection, query, entry);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new KeptScore(row.getLong(1), number(row, 2), number(row, 3), row.getLong(4)))
                    : Optional.empty();
        }
    }

    /** The newest score of an entry by this yardstick. */
    static Optional<KeptScore> score(Connection connection, long entry, Yardstick yardstick) throws SQLException {
        return Optional.ofNullable(
                scores(connection, yardstick, "entry = ?", entry).get(entry));
    }

    /** The newest score by this yardstick of each entry of a track. */
    static Map<Long, KeptScore> scores(Connection connection, Yardstick yardstick, String competition, String track)
            throws SQLException {
        return scores(
                connection,
                yardstick,
                "entry IN (SELECT sequence FROM entry WHERE competition = ? AND track = ?)",
                competition,
                track);
    }

    private static Map<Long, KeptScore> scores(
            Connection connection, Yardstick yardstick, String condition, Object... arguments) throws SQLException {
        Object[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = yardstick.metric();
        all[arguments.length + 1] = yardstick.solution();
        String query = "SELECT entry, sequence, public, private, rows FROM score WHERE " + condition
                + " AND metric = ? AND solution = ? ORDER BY sequence";
        Map<Long, KeptScore> newest = new HashMap<>();
        try (PreparedStatement select = prepare(connection, query, all);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                newest.put(
                        row.getLong(1), new KeptScore(row.getLong(2), number(row, 3), number(row, 4), row.getLong(5)));
            }
        }
        return newest;
    }

    /** The statistics that are stored with a score. */
    static double[][] statistics(Connection connection, long score, boolean privateRows) throws SQLException {
        try (PreparedStatement select = prepare(connection, "SELECT statistics FROM score WHERE sequence = ?", score);
                ResultSet row = select.executeQuery()) {
            return KeptStatistics.decode(row.getBytes(1), privateRows);
        } catch (KeptStatistics.Damaged e) {
            throw damaged("score", score, "its statistics cannot be read", e);
        }
    }

    /** The entries that are hidden: the last row about an entry counts. */
    static Set<Long> hidden(Connection connection) throws SQLException {
        Set<Long> hidden = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT entry, hidden FROM hiding ORDER BY sequence")) {
            while (row.next()) {
                if (row.getBoolean(2)) {
                    hidden.add(row.getLong(1));
                } else {
                    hidden.remove(row.getLong(1));
                }
            }
        }
        return hidden;
    }

    /** The last selection of each team of a track. */
    static Map<Team, Set<Long>> selected(Connection connection, String competition, String track) throws SQLException {
        Map<Team, Set<Long>> selected = new HashMap<>();
        try (PreparedStatement select = prepare(
                        connection,
                        "SELECT team, entries, sequence FROM selection WHERE competition = ? AND track = ?"
                                + " ORDER BY sequence",
                        competition,
                        track);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                long sequence = row.getLong(3);
                selected.put(team("selection", sequence, row.getString(1)), numbers(sequence, row.getString(2)));
            }
        }
        return selected;
    }

    private static Set<Long> numbers(long selection, String text) {
        Set<Long> numbers = new HashSet<>();
        try {
            for (String number : text.split(" ", -1)) {
                numbers.add(Long.valueOf(number));
            }
        } catch (NumberFormatException e) {
            throw damaged("selection", selection, "its entries are not numbers", e);
        }
        return numbers;
    }

    private static Team team(String table, long sequence, String name) {
        try {
            return new Team(name);
        } catch (UsageException e) {
            throw damaged(table, sequence, e.getMessage(), e);
        }
    }

    private static InputException damaged(String table, long sequence, @Nullable String what, Throwable cause) {
        return new InputException(
                "the ledger's row " + table + " " + sequence + " is damaged: " + what
                        + ". 'podium leaderboard --verify'"
                        + " lists all damage; restore a backup with 'podium leaderboard --restore FILE'.",
                cause);
    }

    static PreparedStatement prepare(Connection connection, String query, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(1 + i, arguments[i]);
        }
        return statement;
    }

    /** Reads a number; the ledger stores NaN as NULL. */
    private static double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
