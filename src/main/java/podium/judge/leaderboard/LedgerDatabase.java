package podium.judge.leaderboard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.NativeFolder;
import podium.core.files.OwnerOnly;

/**
 * An SQLite database that is a ledger or a copy of one. Opening it checks it: a damaged database is neither
 * read nor written.
 */
final class LedgerDatabase {
    static final String UNWRITABLE = " cannot be opened: even reading needs permission to write to the file and to its"
            + " folder (SQLite's write-ahead log is kept there)";
    private static final int WAIT_MILLIS = 60_000;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    /** A conflict over the locks of the write-ahead log. */
    private static final int PROTOCOL = 15;

    /** SQLite's result codes for no permission, an I/O error, a full disk and a file that cannot be created. */
    private static final Set<Integer> UNWRITTEN = Set.of(8, 10, 13, 14);

    /** SQLite's native code is unpacked once per process. */
    private static volatile boolean driverLoaded;

    private static final int HEADER_BYTES = 100;

    private LedgerDatabase() {}

    /**
     * Opens a ledger for reading and writing. An empty file becomes an empty ledger, unless there are stored
     * submissions.
     *
     * @param kept the number of stored submissions next to the database
     * @throws InputException if the file is damaged or not a ledger
     */
    static Connection open(Path file, int kept) throws IOException {
        requireHeader(file);
        requireLog(file);
        return connected(file, file.toUri().toString(), connection -> {
            useWriteAheadLog(connection);
            forceOutOfTheDrive(connection);
            requireSound(connection, file);
            LedgerSchema.prepare(connection, file, kept);
        });
    }

    /** Creates an empty ledger in memory. */
    static Connection empty(Path file) throws IOException {
        return connected(file, ":memory:", connection -> LedgerSchema.prepare(connection, file, 0));
    }

    /** Opens a copy of a ledger for reading. */
    static Connection reading(Path file) throws IOException {
        requireHeader(file);
        return connected(file, file.toUri() + "?mode=ro", connection -> {
            requireSound(connection, file);
            LedgerSchema.complete(connection, file);
        });
    }

    /** Opens a database that is being created, without any check. */
    static Connection unfinished(Path file) throws IOException {
        return connected(file, file.toUri().toString(), connection -> {});
    }

    /**
     * Opens an existing ledger like {@link #open}, or for reading alone if its disk is full or cannot be
     * written to.
     */
    static Connection openOrRead(Path file, int kept) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        try {
            if (Files.isWritable(file) && Files.isWritable(file.toAbsolutePath().getParent())) {
                return open(file, kept);
            }
        } catch (IOException e) {
            if (!(e.getCause() instanceof SQLException world) || !UNWRITTEN.contains(code(world))) {
                throw e;
            }
        }
        if (Files.exists(log) && Files.size(log) > 0) { // exclusive locking keeps the log's index in memory
            return connected(file, file.toUri().toString(), connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA locking_mode = EXCLUSIVE");
                }
                requireSound(connection, file);
                LedgerSchema.complete(connection, file);
            });
        }
        return connected(file, file.toUri() + "?mode=ro&immutable=1", connection -> {
            requireSound(connection, file);
            LedgerSchema.complete(connection, file);
        });
    }

    /** Checks first that SQLite's native code can be unpacked: the driver's own messages are long and come late. */
    private static void requireDriver() throws IOException {
        if (!driverLoaded) {
            Optional<String> fault = NativeFolder.temporary().fault();
            if (fault.isPresent()) {
                throw new IOException("the ledger cannot be opened: " + fault.get());
            }
            driverLoaded = true;
        }
    }

    private interface Preparation {
        void on(Connection connection) throws SQLException, IOException;
    }

    /** Connects to a database. {@code database} is a URI, so that a question mark in a folder's name is escaped. */
    private static Connection connected(Path file, String database, Preparation preparation) throws IOException {
        Properties pragmas = new Properties();
        pragmas.setProperty("busy_timeout", Integer.toString(WAIT_MILLIS));
        pragmas.setProperty("foreign_keys", "true");
        pragmas.setProperty("synchronous", "FULL");
        pragmas.setProperty("temp_store", "MEMORY");
        requireDriver();
        Connection connection = null;
        boolean done = false;
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + database, pragmas);
            preparation.on(connection);
            done = true;
            return connection;
        } catch (SQLException e) {
            if (code(e) == 1) { // the tables are not checked yet, so the file is at fault
                throw damaged(file, e.getMessage(), e);
            }
            throw failure(file, e);
        } finally {
            if (!done && connection != null) {
                close(connection);
            }
        }
    }

    /** Closes the connection. The caller reports the failure that came before. */
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing was written.
        }
    }

    /**
     * Turns on the write-ahead log. This fails immediately, despite the timeout, while another process does the
     * same.
     */
    private static void useWriteAheadLog(Connection connection) throws SQLException {
        long giveUp = System.nanoTime() + WAIT_MILLIS * 1_000_000L;
        while (true) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                return;
            } catch (SQLException e) {
                if (!isBusy(e) || System.nanoTime() > giveUp) {
                    throw e;
                }
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    /** Makes commits reach the disk on macOS, where fsync alone leaves data in the drive's cache. */
    private static void forceOutOfTheDrive(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA fullfsync = ON");
            statement.execute("PRAGMA checkpoint_fullfsync = ON");
        }
    }

    /**
     * Checks that the write-ahead log is there. SQLite removes the log's index before the log, so an index
     * alone means that somebody removed the log, and the latest submissions with it. Other processes may open
     * and close the ledger meanwhile, so the check is repeated.
     */
    private static void requireLog(Path file) {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        Path index = file.resolveSibling(file.getFileName() + "-shm");
        for (int look = 0; look < 5; look++) {
            if (Files.exists(log) || !Files.exists(index)) {
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new InputException(file + " is incomplete: the file " + log.getFileName() + " with the latest"
                + " entries is missing, but " + index.getFileName() + " is there. Nothing was changed. Put "
                + log.getFileName() + " back, or restore a backup with 'podium leaderboard --restore FILE'. Remove "
                + index.getFileName() + " only if you accept the loss.");
    }

    /** Refuses a file that is shorter than SQLite's header: SQLite would treat it as empty and write to it. */
    private static void requireHeader(Path file) throws IOException {
        byte[] header = new byte[0];
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                header = in.readNBytes(HEADER_BYTES);
            }
        }
        if (header.length > 0 && header.length < HEADER_BYTES) {
            throw damaged(file, "it ends after " + header.length + " bytes, within SQLite's header", null);
        }
    }

    private static void requireSound(Connection connection, Path file) throws SQLException {
        List<String> faults = new ArrayList<>();
        look(connection, "PRAGMA quick_check", faults);
        if (!faults.isEmpty()) {
            String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
            throw damaged(file, faults.get(0) + more, null);
        }
    }

    /** Lets SQLite check its pages; each finding is one line. */
    static void look(Connection connection, String pragma, List<String> faults) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(pragma)) {
            while (row.next()) {
                row.getString(1)
                        .lines()
                        .filter(line -> !line.equals("ok") && !line.startsWith("***"))
                        .forEach(line -> faults.add("SQLite says: " + line));
            }
        }
    }

    /**
     * Writes a consistent copy of a database to a new file for its owner alone, while others may write to the
     * database.
     */
    static void copy(Connection from, Path file, Path to) throws IOException {
        Files.createFile(to, OwnerOnly.file());
        try (PreparedStatement copy = LedgerQueries.prepare(from, "VACUUM INTO ?", to.toString())) {
            copy.execute();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    static InputException damaged(Path file, @Nullable String what, @Nullable Throwable cause) {
        String message = file + " is damaged: " + what + ". Nothing was changed. Restore a backup with 'podium"
                + " leaderboard --restore FILE', or put back a copy of the folder.";
        return cause == null ? new InputException(message) : new InputException(message, cause);
    }

    private static int code(SQLException e) {
        return e.getErrorCode() & 0xFF;
    }

    private static boolean isBusy(SQLException e) {
        int code = code(e);
        return code == BUSY || code == LOCKED || code == PROTOCOL;
    }

    /** The error for a failed query. An unexpected one may come from damage, so the whole ledger is checked first. */
    static IOException failure(Path file, Connection connection, SQLException e) {
        try {
            return failure(file, e);
        } catch (IllegalStateException unexplained) {
            List<String> faults = faults(connection);
            if (faults.isEmpty()) {
                throw unexplained;
            }
            throw damaged(file, faults.get(0), e);
        }
    }

    private static List<String> faults(Connection connection) {
        try {
            return Verification.ofRows(connection, List.of()).faults();
        } catch (SQLException unreadable) {
            return List.of(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Translates SQLite's result codes (sqlite.org/rescode.html) into messages. Any other code is a bug in Podium. */
    static IOException failure(Path file, SQLException e) {
        return switch (code(e)) {
            case BUSY, LOCKED, PROTOCOL ->
                new IOException(file + " was locked by another process for " + WAIT_MILLIS / 1000 + " s; try again", e);
            case 3, 8 -> {
                if (isOfAnotherVersion(file)) {
                    throw damaged(file, "its header has a write version that SQLite does not know", e);
                }
                yield new IOException(
                        file + " cannot be written; check its permissions and the free space on its disk", e);
            }
            case 13 -> new IOException(file + ": the disk is full; nothing was changed", e);
            case 10 ->
                new IOException(
                        file + ": reading or writing failed (" + e.getMessage()
                                + "); is its disk full? Nothing was changed",
                        e);
            case 14 -> new IOException(file + UNWRITABLE, e);
            case 26 -> throw damaged(file, "it is not an SQLite database, or its first bytes were changed", e);
            case 11 -> throw damaged(file, e.getMessage(), e);
            default -> throw new IllegalStateException(file + ": " + e.getMessage(), e);
        };
    }

    /** True if the write version in byte 18 is unknown: 1 and 2 can be written (sqlite.org/fileformat2.html). */
    private static boolean isOfAnotherVersion(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(19);
            return header.length == 19 && header[18] != 1 && header[18] != 2;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
