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
        requireThere(file, bytes);
        if (!isThere(file) || !bytes.areThere()) {
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
     * Opens the workspace's ledger, for reading alone where its disk is full or cannot be written to; where there is none it
     * is an empty one, which leaves nothing behind.
     */
    public static Ledger existing(Workspace workspace) throws IOException {
        Path file = file(workspace);
        KeptBytes bytes = bytes(workspace);
        requireThere(file, bytes);
        close(workspace.leaderboard(), file, bytes);
        return new Ledger(
                file,
                bytes,
                isThere(file) ? LedgerDatabase.openOrRead(file, bytes.names().size()) : LedgerDatabase.empty(file));
    }

    /** They hold private scores. */
    private static void close(Path folder, Path file, KeptBytes bytes) throws IOException {
        for (Path path : List.of(folder, bytes.folder(), file)) {
            OwnerOnly.close(path);
        }
    }

    private static void requireThere(Path file, KeptBytes bytes) throws IOException {
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

    /** An empty file is what a kill leaves before anything was written. */
    static boolean isThere(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) > 0;
    }

    /** Says so where there are kept bytes and no database, which is always there before them. */
    static Optional<String> lost(Path file, KeptBytes bytes) throws IOException {
        if (Files.isDirectory(file)) {
            return Optional.of(file + " is a folder; expected the ledger, a file. Move it away");
        }
        int kept = isThere(file) ? 0 : bytes.names().size();
        return kept == 0
                ? Optional.empty()
                : Optional.of(file + (Files.exists(file) ? " is empty" : " is missing") + ", but not the bytes of "
                        + kept + (kept == 1 ? " submission" : " submissions")
                        + " beside it. Restore a backup with 'podium leaderboard --restore FILE', put back a copy of"
                        + " the folder, or move both away to begin again.");
    }

    /** SQLite gives the files that it makes beside it the same mode. */
    private static void makeFile(Path file) throws IOException {
        try {
            Files.createFile(file, OwnerOnly.file());
        } catch (FileAlreadyExistsException e) {
            // another process was faster
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
            throw LedgerDatabase.failure(file, connection, e);
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

    /** Writes one state of the database to a new file. */
    void copyTo(Path to) throws IOException {
        LedgerDatabase.copy(connection, file, to);
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

    /**
     * Corrects the time of an entry that a wrong clock gave it; what was recorded stays, and so does every correction.
     *
     * @return the entry with the time that counts now
     */
    public Entry retime(long sequence, Instant corrected, String reason, Instant now) throws IOException {
        SubmissionDesk.requireMessage(reason);
        if (reason.isBlank()) {
            throw new UsageException("no reason is given; say with -m why the time of entry " + sequence + " changes");
        }
        if (corrected.isAfter(now)) {
            throw new UsageException(
                    "the corrected time is in the future; expected one until now. If this machine's clock is wrong,"
                            + " set it right first");
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
