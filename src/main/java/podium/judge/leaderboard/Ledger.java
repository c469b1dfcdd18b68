package podium.judge.leaderboard;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.UsageException;
import podium.core.files.OwnerOnly;
import podium.core.files.WriteAside;
import podium.judge.competition.Workspace;

/**
 * The append-only record of all submissions of a workspace: the SQLite database {@code leaderboard/podium.db},
 * and a copy of each submission next to it.
 *
 * <p>An acknowledged submission survives a killed process or a power failure
 * ({@code journal_mode=WAL, synchronous=FULL}); an unacknowledged one leaves no row. Any number of processes
 * may use the ledger at once.
 *
 * <pre>{@code
 * try (Ledger ledger = Ledger.open(workspace)) {
 *     new SubmissionDesk(ledger, prepared, clock).submit(csv, new Team("Ada"), Entry.MAIN_TRACK, "first", limits);
 *     Leaderboard board = Leaderboard.of(ledger, prepared, Entry.MAIN_TRACK, false, clock.instant());
 * }
 * }</pre>
 */
public final class Ledger implements AutoCloseable {
    private final Path file;
    private final KeptBytes bytes;
    private final Connection connection;

    private Ledger(Path file, KeptBytes bytes, Connection connection) {
        this.file = file;
        this.bytes = bytes;
        this.connection = connection;
    }

    /** Opens the workspace's ledger. If there is none, this creates one that only its owner can access. */
    public static Ledger open(Workspace workspace) throws IOException {
        Path folder = workspace.leaderboard();
        Path file = file(workspace);
        KeptBytes bytes = bytes(workspace);
        requireNotLost(file, bytes);
        if (!databaseExists(file) || !bytes.exist()) {
            OwnerOnly.makeFolder(folder);
            bytes.makeFolder();
            makeFile(file);
            WriteAside.forceFolder(folder);
            WriteAside.forceFolder(workspace.root());
        }
        if (!Files.isWritable(file) || !Files.isWritable(folder)) {
            throw new IOException(file + LedgerDatabase.UNWRITABLE);
        }
        close(folder, file, bytes);
        return new Ledger(file, bytes, LedgerDatabase.open(file, bytes.names().size()));
    }

    /**
     * Opens the workspace's ledger for reading; also for writing, unless the disk is full or cannot be written
     * to. If there is none, the result is an empty ledger in memory.
     */
    public static Ledger existing(Workspace workspace) throws IOException {
        Path file = file(workspace);
        KeptBytes bytes = bytes(workspace);
        requireNotLost(file, bytes);
        close(workspace.leaderboard(), file, bytes);
        return new Ledger(
                file,
                bytes,
                databaseExists(file)
                        ? LedgerDatabase.openOrRead(file, bytes.names().size())
                        : LedgerDatabase.empty(file));
    }

    /** Makes the ledger accessible to its owner alone, because it contains private scores. */
    private static void close(Path folder, Path file, KeptBytes bytes) throws IOException {
        for (Path path : List.of(folder, bytes.folder(), file)) {
            OwnerOnly.close(path);
        }
    }

    private static void requireNotLost(Path file, KeptBytes bytes) throws IOException {
        Optional<String> lost = lost(file, bytes);
        if (lost.isPresent()) {
            throw new InputException(lost.get());
        }
    }

    static Path file(Workspace workspace) {
        return workspace.leaderboard().resolve("podium.db");
    }

    static KeptBytes bytes(Workspace workspace) {
        return new KeptBytes(workspace.leaderboard().resolve("bytes"));
    }

    /** True if the database exists. An empty file is what a process leaves that is killed before it writes. */
    static boolean databaseExists(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) > 0;
    }

    /**
     * The message for a lost database: there are stored submissions, but no database, which is always created
     * before them.
     */
    static Optional<String> lost(Path file, KeptBytes bytes) throws IOException {
        if (Files.isDirectory(file)) {
            return Optional.of(file + " is a folder; expected the ledger's file. Move the folder away");
        }
        int kept = databaseExists(file) ? 0 : bytes.names().size();
        return kept == 0
                ? Optional.empty()
                : Optional.of(file + (Files.exists(file) ? " is empty" : " is missing") + ", but there are the bytes"
                        + " of " + kept + (kept == 1 ? " submission" : " submissions")
                        + " next to it. Restore a backup with 'podium leaderboard --restore FILE', put back a copy of"
                        + " the folder, or move both away to start a new ledger.");
    }

    /** Creates the empty file. SQLite gives its additional files the same mode. */
    private static void makeFile(Path file) throws IOException {
        try {
            Files.createFile(file, OwnerOnly.file());
        } catch (FileAlreadyExistsException e) {
            // Another process created it first.
        }
    }

    Path file() {
        return file;
    }

    KeptBytes bytes() {
        return bytes;
    }

    /** An action that uses the connection. */
    interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException, IOException;
    }

    /** Runs a reading transaction; all its queries see the same state of the ledger. */
    <T extends @Nullable Object> T read(Work<T> work) throws IOException {
        return transaction("BEGIN", work);
    }

    /**
     * Runs a writing transaction. It holds the write lock from its first query on, so what it reads stays true
     * until it writes.
     */
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
            throw LedgerDatabase.failure(file, connection, e);
        }
    }

    /** Rolls back. After a full disk SQLite has already done so; the caller reports the first failure. */
    private void rollBack() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // There is nothing left to undo.
        }
    }

    /** Writes a consistent copy of the database to a new file. */
    void copyTo(Path to) throws IOException {
        LedgerDatabase.copy(connection, file, to);
    }

    /** The entry with this number. An unknown number is a {@link UsageException}. */
    public Entry entry(long sequence) throws IOException {
        List<Entry> found = read(connection -> LedgerQueries.entries(connection, "sequence = ?", sequence));
        if (found.isEmpty()) {
            throw new UsageException("there is no entry " + sequence + "; 'podium submissions COMPETITION' lists them");
        }
        return found.get(0);
    }

    /** All entries of a competition, in order. */
    public List<Entry> entries(String competition) throws IOException {
        return read(connection -> LedgerQueries.entries(connection, "competition = ?", competition));
    }

    /** Removes an entry from the ranking or puts it back. The ledger keeps a record of both. */
    public Entry hide(long sequence, boolean hidden, String reason, Instant now) throws IOException {
        SubmissionDesk.requireMessage(reason);
        Entry entry = entry(sequence);
        write(connection ->
                LedgerTable.HIDING.append(connection, sequence, now.toEpochMilli(), hidden ? 1L : 0L, reason));
        return entry;
    }

    /**
     * Corrects an entry's time that a wrong clock recorded. The ledger keeps the recorded time and every
     * correction.
     *
     * @return the entry with the time that now counts
     */
    public Entry retime(long sequence, Instant corrected, String reason, Instant now) throws IOException {
        SubmissionDesk.requireMessage(reason);
        if (reason.isBlank()) {
            throw new UsageException("no reason given; use -m to say why you change the time of entry " + sequence);
        }
        if (corrected.isAfter(now)) {
            throw new UsageException(
                    "the corrected time is in the future; expected a time until now. If this machine's clock is wrong,"
                            + " correct the clock first");
        }
        entry(sequence);
        write(connection -> LedgerTable.RETIMING.append(
                connection, sequence, now.toEpochMilli(), corrected.toEpochMilli(), reason));
        return entry(sequence);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw LedgerDatabase.failure(file, e);
        }
    }
}
