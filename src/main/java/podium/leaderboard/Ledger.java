package podium.leaderboard;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import podium.InputException;
import podium.UsageException;
import podium.competition.Workspace;
import podium.run.WriteAside;

/**
 * The append-only record of all submissions of a workspace: {@code leaderboard/podium.db}, an SQLite database, and the
 * bytes of each submission beside it.
 *
 * <p>What was acknowledged survives a kill or a power cut ({@code journal_mode=WAL, synchronous=FULL}); what was not, is
 * not there. Any number of processes may use it at once.
 *
 * <pre>{@code
 * try (Ledger ledger = Ledger.open(workspace)) {
 *     new SubmissionDesk(ledger, prepared, clock).submit(csv, new Team("Ada"), Entry.MAIN_TRACK, "first", limits);
 *     Leaderboard board = Leaderboard.of(ledger, prepared, Entry.MAIN_TRACK, false, clock.instant());
 * }
 * }</pre>
 */
public final class Ledger implements AutoCloseable {
    private static final String UNWRITABLE =
            " cannot be opened: reading it, too, needs permission to write to it and to its"
                    + " folder (SQLite's write-ahead log is kept there)";
    private static final int WAIT_MILLIS = 60_000;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    /** A race for locks of the write-ahead log. */
    private static final int PROTOCOL = 15;

    private final Path file;
    private final KeptBytes bytes;
    private final Connection connection;

    private Ledger(Path file, KeptBytes bytes, Connection connection) {
        this.file = file;
        this.bytes = bytes;
        this.connection = connection;
    }

    /** Opens the workspace's ledger and makes it, for its owner alone, where there is none. */
    public static Ledger open(Workspace workspace) throws IOException {
        Path folder = workspace.leaderboard();
        Path file = file(workspace);
        KeptBytes bytes = bytes(workspace);
        Optional<String> lost = lost(file, bytes);
        if (lost.isPresent()) {
            throw new InputException(lost.get());
        }
        if (!isThere(file) || !bytes.areThere()) {
            Files.createDirectories(folder);
            bytes.makeFolder();
            makeFile(file);
            WriteAside.forceFolder(folder);
            WriteAside.forceFolder(workspace.root());
        }
        if (!Files.isWritable(file) || !Files.isWritable(folder)) {
            throw new IOException(file + UNWRITABLE);
        }
        return connected(file, bytes, file.toUri().toString());
    }

    /** Opens the workspace's ledger; where there is none it is an empty one, which leaves nothing behind. */
    public static Ledger existing(Workspace workspace) throws IOException {
        Path file = file(workspace);
        return isThere(file) ? open(workspace) : connected(file, bytes(workspace), ":memory:");
    }

    private static Path file(Workspace workspace) {
        return workspace.leaderboard().resolve("podium.db");
    }

    private static KeptBytes bytes(Workspace workspace) {
        return new KeptBytes(workspace.leaderboard().resolve("bytes"));
    }

    /** An empty file is what a kill leaves before anything was written. */
    private static boolean isThere(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) > 0;
    }

    /** Says so where there are kept bytes and no database, which is always there before them. */
    static Optional<String> lost(Path file, KeptBytes bytes) throws IOException {
        if (isThere(file)) {
            return Optional.empty();
        }
        int kept = bytes.names().size();
        return kept == 0 || isThere(file)
                ? Optional.empty()
                : Optional.of(file + " is missing, but not the bytes of " + kept
                        + (kept == 1 ? " submission" : " submissions")
                        + " beside it; restore leaderboard/ from a copy, or move both away to begin again");
    }

    /** SQLite gives the files that it makes beside it the same mode. */
    private static void makeFile(Path file) throws IOException {
        try {
            Files.createFile(file, KeptBytes.mode("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // another process was faster
        }
    }

    /** {@code database} is a URI, in which a question mark in a folder's name is none of SQLite's. */
    private static Ledger connected(Path file, KeptBytes bytes, String database) throws IOException {
        try {
            return new Ledger(file, bytes, connect(file, database));
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private static Connection connect(Path file, String database) throws SQLException {
        Properties pragmas = new Properties();
        pragmas.setProperty("busy_timeout", Integer.toString(WAIT_MILLIS));
        pragmas.setProperty("foreign_keys", "true");
        pragmas.setProperty("synchronous", "FULL");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database, pragmas);
        try {
            useWriteAheadLog(connection);
            forceOutOfTheDrive(connection);
            LedgerSchema.prepare(connection, file);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Turning it on fails at once, whatever the timeout, while another process does the same. */
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

    /** On macOS fsync alone leaves what was written in the drive's memory. */
    private static void forceOutOfTheDrive(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA fullfsync = ON");
            statement.execute("PRAGMA checkpoint_fullfsync = ON");
        }
    }

    Path file() {
        return file;
    }

    KeptBytes bytes() {
        return bytes;
    }

    /** What is done with the connection. */
    interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException, IOException;
    }

    /** Reads; several queries in one call see one state of the ledger. */
    <T extends @Nullable Object> T read(Work<T> work) throws IOException {
        return transaction("BEGIN", work);
    }

    /** Holds the write lock from the first query on, so that what was read still holds when it is written. */
    <T extends @Nullable Object> T write(Work<T> work) throws IOException {
        return transaction("BEGIN IMMEDIATE", work);
    }

    private <T extends @Nullable Object> T transaction(String begin, Work<T> work) throws IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(begin);
            boolean done = false;
            try {
                T result = work.with(connection);
                statement.execute("COMMIT");
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack();
                }
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** After a full disk SQLite has rolled back by itself; the first failure is the one to tell of. */
    private void rollBack() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // nothing is left to undo
        }
    }

    /** The entry of this number; a number that is not there is a wrong argument. */
    public Entry entry(long sequence) throws IOException {
        List<Entry> found = read(connection -> LedgerQueries.entries(connection, "sequence = ?", sequence));
        if (found.isEmpty()) {
            throw new UsageException("there is no entry " + sequence + "; 'podium submissions COMPETITION' lists them");
        }
        return found.get(0);
    }

    /** All entries of a competition, first to last. */
    public List<Entry> entries(String competition) throws IOException {
        return read(connection -> LedgerQueries.entries(connection, "competition = ?", competition));
    }

    /** Takes an entry out of the ranking, or back in; both stay on record. */
    public Entry hide(long sequence, boolean hidden, String reason, Instant now) throws IOException {
        SubmissionDesk.requireMessage(reason);
        Entry entry = entry(sequence);
        write(connection ->
                LedgerTable.HIDING.append(connection, sequence, now.toEpochMilli(), hidden ? 1L : 0L, reason));
        return entry;
    }

    private static boolean isBusy(SQLException e) {
        int code = e.getErrorCode() & 0xFF;
        return code == BUSY || code == LOCKED || code == PROTOCOL;
    }

    /** SQLite's result codes (sqlite.org/rescode.html) in words; any other is a bug of ours. */
    private static IOException failure(Path file, SQLException e) {
        return switch (e.getErrorCode() & 0xFF) {
            case BUSY, LOCKED, PROTOCOL ->
                new IOException(
                        file + " was kept busy by another process for " + WAIT_MILLIS / 1000 + " s; try again", e);
            case 3, 8 -> new IOException(file + " cannot be written; check its permissions", e);
            case 13 -> new IOException(file + ": the disk is full; nothing was changed", e);
            case 10 -> new IOException(file + ": reading or writing failed (" + e.getMessage() + ")", e);
            case 14 -> new IOException(file + UNWRITABLE, e);
            case 11, 26 ->
                throw new InputException(
                        file + " is damaged or no ledger (" + e.getMessage() + "); restore leaderboard/ from a copy",
                        e);
            default -> throw new IllegalStateException(file + ": " + e.getMessage(), e);
        };
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }
}
