package podium.judge.leaderboard;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import podium.core.InputException;

/** The tables, indexes and triggers of podium.db, by version ({@code PRAGMA user_version}). */
final class LedgerSchema {
    static final int VERSION = 2;

    private static final Map<LedgerTable, String> COLUMNS = Map.of(
            LedgerTable.ENTRY,
            "competition TEXT NOT NULL, track TEXT NOT NULL, team TEXT NOT NULL, time INTEGER NOT NULL,"
                    + " message TEXT NOT NULL, sha256 TEXT NOT NULL",
            LedgerTable.SCORE,
            "entry INTEGER NOT NULL REFERENCES entry, metric TEXT NOT NULL, solution TEXT NOT NULL, public REAL,"
                    + " private REAL, rows INTEGER NOT NULL, statistics BLOB NOT NULL",
            LedgerTable.SELECTION,
            "competition TEXT NOT NULL, track TEXT NOT NULL, team TEXT NOT NULL, time INTEGER NOT NULL,"
                    + " entries TEXT NOT NULL",
            LedgerTable.HIDING,
            "entry INTEGER NOT NULL REFERENCES entry, time INTEGER NOT NULL, hidden INTEGER NOT NULL,"
                    + " reason TEXT NOT NULL",
            LedgerTable.RETIMING,
            "entry INTEGER NOT NULL REFERENCES entry, time INTEGER NOT NULL, corrected INTEGER NOT NULL,"
                    + " reason TEXT NOT NULL");

    /** SQLite's own table of the highest sequences, created with the first AUTOINCREMENT (sqlite.org/autoinc.html). */
    private static final String COUNTERS = "sqlite_sequence";

    private static final String COUNTERS_SQL = "CREATE TABLE sqlite_sequence(name,seq)";

    private LedgerSchema() {}

    /**
     * Creates the tables if there are none, migrates an older version, and checks the result.
     *
     * @param kept the number of stored submissions next to the database; if it is not 0, the tables must exist
     *     already
     */
    static void prepare(Connection connection, Path file, int kept) throws SQLException {
        int version = version(connection, file);
        if (version == 0) {
            make(connection, file, kept);
        } else if (version == 1) {
            requireTables(connection, file);
            migrate(connection, file);
        }
        requireTables(connection, file);
    }

    private static void make(Connection connection, Path file, int kept) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            if (version(connection, file) == 0) {
                if (!found(connection).isEmpty()) {
                    throw new InputException(file + " is an SQLite database, but not a Podium ledger: it contains "
                            + String.join(", ", found(connection).keySet()) + ". Nothing was changed. Move it away.");
                }
                if (kept > 0) {
                    throw LedgerDatabase.damaged(
                            file,
                            "it contains no tables, but the bytes of " + kept
                                    + (kept == 1 ? " submission are" : " submissions are")
                                    + " next to it; " + file.getFileName() + "-wal may be missing",
                            null);
                }
                for (Definition definition : definitions().toList()) {
                    statement.execute(definition.sql());
                }
                statement.execute("PRAGMA user_version = " + VERSION);
            }
            statement.execute("COMMIT");
        }
    }

    /** Migrates to version 2, in which a host can correct the time of an entry. */
    private static void migrate(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            if (version(connection, file) == 1) {
                for (Definition definition : retimings().toList()) {
                    statement.execute(definition.sql());
                }
                statement.execute("PRAGMA user_version = " + VERSION);
            }
            statement.execute("COMMIT");
        }
    }

    /** Adds an empty temporary table to a version 1 database that is only read; it disappears with the connection. */
    static void complete(Connection connection, Path file) throws SQLException {
        requireTables(connection, file);
        if (version(connection, file) == 1) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(definitions(LedgerTable.RETIMING)
                        .findFirst()
                        .orElseThrow()
                        .sql()
                        .replaceFirst("^CREATE TABLE", "CREATE TEMP TABLE"));
            }
        }
    }

    /** Checks that every table exists with the expected columns, since no query works otherwise. */
    static void requireTables(Connection connection, Path file) throws SQLException {
        int version = version(connection, file);
        if (version <= 0) {
            throw new InputException(file + " is an SQLite database, but not a Podium ledger. Nothing was changed.");
        }
        Map<String, String> found = found(connection);
        for (LedgerTable table : LedgerTable.values()) {
            Definition definition = definitions(table).findFirst().orElseThrow();
            String sql = found.get(definition.name);
            boolean later = version == 1 && table == LedgerTable.RETIMING;
            if (!later && !definition.sql().equals(sql)) {
                throw LedgerDatabase.damaged(
                        file, "its table " + definition.name + (sql == null ? " is missing" : " was changed"), null);
            }
        }
        if (!COUNTERS_SQL.equals(found.get(COUNTERS))) {
            throw LedgerDatabase.damaged(file, "SQLite's table " + COUNTERS + " is missing or was changed", null);
        }
    }

    private static int version(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            int version = row.next() ? row.getInt(1) : 0;
            if (version > VERSION) {
                throw new InputException(file + " has version " + version + " of the ledger's format; this Podium knows"
                        + " version " + VERSION + ": use the newer Podium that wrote it");
            }
            return version;
        }
    }

    /** Lists the tables, indexes and triggers that are missing, changed or unknown. */
    static void check(Connection connection, List<String> others, List<String> faults) throws SQLException {
        Map<String, String> found = found(connection);
        (found.containsKey(LedgerTable.RETIMING.table()) ? definitions() : firstDefinitions()).forEach(definition -> {
            String sql = found.remove(definition.name);
            if (!definition.sql().equals(sql)) {
                faults.add(definition.kind.toLowerCase(Locale.ROOT) + " " + definition.name
                        + (sql == null ? " is missing" : " was changed") + "; without it, the ledger is not protected");
            }
        });
        if (!COUNTERS_SQL.equals(found.remove(COUNTERS))) {
            faults.add("SQLite's table " + COUNTERS + " is missing or was changed");
        }
        found.keySet().removeAll(others);
        found.keySet()
                .forEach(name ->
                        faults.add(name + " is in the database but does not belong to Podium; it may change rows"));
    }

    static boolean has(Connection connection, Definition definition) throws SQLException {
        return definition.sql().equals(found(connection).get(definition.name));
    }

    /** The SQL text of each existing table, index and trigger, by name. */
    private static Map<String, String> found(Connection connection) throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
                        + " AND (name = '" + COUNTERS + "' OR name NOT LIKE 'sqlite!_%' ESCAPE '!')")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    /** A statement {@code CREATE kind name rest}, exactly as SQLite stores it. */
    record Definition(String kind, String name, String rest) {
        String sql() {
            return "CREATE " + kind + " " + name + " " + rest;
        }
    }

    private static Stream<Definition> definitions() {
        return Stream.concat(firstDefinitions(), retimings());
    }

    private static Stream<Definition> retimings() {
        return Stream.concat(
                definitions(LedgerTable.RETIMING), Stream.of(index("retiming_of_entry", "retiming (entry, sequence)")));
    }

    /** The definitions of version 1. */
    private static Stream<Definition> firstDefinitions() {
        return Stream.concat(
                Stream.of(LedgerTable.values())
                        .filter(table -> table != LedgerTable.RETIMING)
                        .flatMap(LedgerSchema::definitions),
                Stream.of(
                        index("entry_once", "entry (competition, track, team, sha256)"),
                        index("score_of_entry", "score (entry, sequence)"),
                        index("hiding_of_entry", "hiding (entry, sequence)")));
    }

    private static Definition index(String name, String columns) {
        return new Definition("UNIQUE INDEX", name, "ON " + columns);
    }

    /**
     * The table, and the triggers that allow appending alone. {@code INSERT OR REPLACE} deletes a row with the
     * same unique key without asking a DELETE trigger, so the insert trigger of {@code entry} also refuses a
     * second entry with that key. The other indexes contain the sequence, which is always new.
     */
    static Stream<Definition> definitions(LedgerTable rows) {
        String table = rows.table();
        String again = rows == LedgerTable.ENTRY
                ? " OR EXISTS (SELECT 1 FROM entry WHERE competition = NEW.competition AND track = NEW.track"
                        + " AND team = NEW.team AND sha256 = NEW.sha256)"
                : "";
        String refusal = " BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END";
        return Stream.of(
                new Definition(
                        "TABLE",
                        table,
                        "(sequence INTEGER PRIMARY KEY AUTOINCREMENT, " + COLUMNS.get(rows)
                                + ", previous TEXT NOT NULL, sum TEXT NOT NULL) STRICT"),
                new Definition(
                        "TRIGGER",
                        table + "_appends",
                        "BEFORE INSERT ON " + table
                                + " WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM " + table + ")"
                                + again + refusal),
                new Definition("TRIGGER", table + "_never_changes", "BEFORE UPDATE ON " + table + refusal),
                new Definition("TRIGGER", table + "_never_shrinks", "BEFORE DELETE ON " + table + refusal));
    }
}
