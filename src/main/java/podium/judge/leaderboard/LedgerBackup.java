package podium.judge.leaderboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.io.FileUtils;
import podium.core.InputException;
import podium.core.RefusedException;
import podium.core.files.OwnerOnly;
import podium.core.files.Sha256;
import podium.core.files.WriteAside;
import podium.judge.competition.Workspace;

/**
 * A backup of a ledger: one SQLite file with the ledger's tables and one more table with the bytes of every
 * entry. You can make it while others submit, and it is all that a restore needs.
 */
public final class LedgerBackup {
    private static final LedgerSchema.Definition KEPT = new LedgerSchema.Definition(
            "TABLE",
            "kept",
            "(sha256 TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (sha256, part)) STRICT");
    private static final int PART = 1 << 20;
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private LedgerBackup() {}

    /**
     * The result of a backup or a restore.
     *
     * @param replaced the folder that the previous ledger was moved to; empty if there was none
     */
    public record Copied(long entries, String head, Optional<Path> replaced) {}

    /**
     * Writes a backup and verifies it. A damaged ledger is not backed up.
     *
     * @param force true to replace {@code file} even if it has entries that this ledger lacks, or is not a
     *     backup
     */
    public static Copied write(Workspace workspace, Path file, boolean force) throws IOException {
        try (Ledger ledger = Ledger.existing(workspace)) {
            Verification verification = Verification.of(ledger);
            if (!Ledger.databaseExists(ledger.file()) || verification.entries() == 0) {
                throw new InputException(ledger.file() + " has no entries yet; there is nothing to back up");
            }
            requireSound(ledger.file().toString(), verification.faults());
            if (!force && Files.exists(file)) {
                requireOlder(file, ledger);
            }
            return write(ledger, file.toAbsolutePath().normalize());
        }
    }

    private static Copied write(Ledger ledger, Path file) throws IOException {
        Path aside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".partial");
        try {
            ledger.copyTo(aside);
            try (Connection backup = LedgerDatabase.unfinished(aside)) {
                keep(ledger.bytes(), backup);
            } catch (SQLException e) {
                throw LedgerDatabase.failure(aside, e);
            }
            Copied copied = verify(aside);
            WriteAside.rename(aside, file);
            return copied;
        } finally {
            Files.deleteIfExists(aside.resolveSibling(aside.getFileName() + "-journal"));
            Files.deleteIfExists(aside);
        }
    }

    private static void keep(KeptBytes bytes, Connection backup) throws SQLException, IOException {
        List<String> sums = List.copyOf(LedgerQueries.entriesByBytes(backup).keySet());
        try (Statement statement = backup.createStatement()) {
            statement.execute("BEGIN");
            statement.execute(KEPT.sql());
            insert(bytes, backup, sums);
            statement.execute("COMMIT");
        }
    }

    private static void insert(KeptBytes bytes, Connection backup, List<String> sums) throws SQLException, IOException {
        try (PreparedStatement insert = backup.prepareStatement("INSERT INTO kept VALUES (?, ?, ?)")) {
            for (String sum : sums) {
                try (InputStream in = Files.newInputStream(bytes.file(sum))) {
                    byte[] part = in.readNBytes(PART);
                    for (int i = 0; part.length > 0; i++) {
                        insert.setString(1, sum);
                        insert.setInt(2, i);
                        insert.setBytes(3, part);
                        insert.executeUpdate();
                        part = in.readNBytes(PART);
                    }
                }
            }
        }
    }

    /**
     * Restores the workspace's ledger from a backup. The previous ledger is moved aside, not deleted.
     *
     * @param force true to replace an undamaged ledger even if it has entries that the backup lacks
     */
    public static Copied restore(Workspace workspace, Path file, boolean force, Instant now) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": no such file; expected a file from 'podium leaderboard --backup'");
        }
        Copied copied = verify(file);
        Path database = Ledger.file(workspace);
        if (!force && Ledger.databaseExists(database)) {
            requireNewer(file, database);
        }
        Path folder = workspace.leaderboard();
        Path aside = folder.resolve(".restoring-" + UUID.randomUUID());
        OwnerOnly.makeFolder(folder);
        OwnerOnly.makeFolder(aside);
        try {
            unpack(file, aside);
            Optional<Path> replaced = moveAside(folder, folder.resolve("replaced-" + SECOND.format(now)));
            WriteAside.rename(aside.resolve("bytes"), folder.resolve("bytes"));
            WriteAside.rename(aside.resolve("podium.db"), database);
            return new Copied(copied.entries, copied.head, replaced);
        } finally {
            FileUtils.deleteDirectory(aside.toFile());
        }
    }

    private static void unpack(Path file, Path folder) throws IOException {
        Path database = folder.resolve("podium.db");
        KeptBytes bytes = new KeptBytes(folder.resolve("bytes"));
        bytes.makeFolder();
        try (Connection backup = LedgerDatabase.reading(file)) {
            for (String sum : LedgerQueries.entriesByBytes(backup).keySet()) {
                WriteAside.privately(bytes.file(sum), out -> {
                    try {
                        parts(backup, sum, out);
                    } catch (SQLException e) {
                        throw LedgerDatabase.failure(file, e);
                    }
                });
            }
            LedgerDatabase.copy(backup, file, database);
        } catch (SQLException e) {
            throw LedgerDatabase.failure(file, e);
        }
        try (Connection restored = LedgerDatabase.unfinished(database);
                Statement statement = restored.createStatement()) {
            statement.execute("DROP TABLE kept");
            statement.execute("VACUUM");
        } catch (SQLException e) {
            throw LedgerDatabase.failure(database, e);
        }
    }

    private static Optional<Path> moveAside(Path folder, Path replaced) throws IOException {
        Optional<Path> moved = Optional.empty();
        for (String name : List.of("podium.db", "podium.db-wal", "podium.db-shm", "bytes")) {
            if (Files.exists(folder.resolve(name))) {
                OwnerOnly.makeFolder(replaced);
                WriteAside.rename(folder.resolve(name), replaced.resolve(name));
                moved = Optional.of(replaced);
            }
        }
        return moved;
    }

    /** Checks that a backup contains an undamaged ledger and the correct bytes of each of its entries. */
    private static Copied verify(Path file) throws IOException {
        try (Connection backup = LedgerDatabase.reading(file)) {
            Verification verification = Verification.ofRows(backup, List.of(KEPT.name()));
            List<String> faults = new ArrayList<>(verification.faults());
            if (!LedgerSchema.has(backup, KEPT)) {
                faults.add("it has no bytes of submissions; expected a file from 'podium leaderboard --backup'");
            }
            if (faults.isEmpty()) {
                for (String sum : LedgerQueries.entriesByBytes(backup).keySet()) {
                    MessageDigest digest = Sha256.digest();
                    parts(backup, sum, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                    if (!Sha256.hex(digest.digest()).equals(sum)) {
                        faults.add("its bytes " + sum + " are missing or were changed");
                    }
                }
            }
            requireSound(file.toString(), faults);
            return new Copied(verification.entries(), verification.head(), Optional.empty());
        } catch (SQLException e) {
            throw LedgerDatabase.failure(file, e);
        }
    }

    private static void parts(Connection backup, String sum, OutputStream out) throws SQLException, IOException {
        try (PreparedStatement select =
                        LedgerQueries.prepare(backup, "SELECT bytes FROM kept WHERE sha256 = ? ORDER BY part", sum);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                out.write(row.getBytes(1));
            }
        }
    }

    private static void requireSound(String what, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new InputException(what + " is damaged: " + faults.get(0)
                    + (faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)")
                    + ". Nothing was changed. Use an undamaged backup or copy.");
        }
    }

    /** Refuses to replace a file that is not a backup, or a backup with entries that the ledger lacks. */
    private static void requireOlder(Path file, Ledger ledger) throws IOException {
        Optional<String> missing;
        try (Connection backup = LedgerDatabase.reading(file)) {
            missing = ledger.read(connection -> missing(backup, connection));
        } catch (InputException e) {
            throw new RefusedException(file + " already exists and is not an undamaged backup. Nothing was changed."
                    + " Name another file, or use --force to replace it.");
        } catch (SQLException e) {
            throw LedgerDatabase.failure(file, e);
        }
        if (missing.isPresent()) {
            throw new RefusedException(file + " already exists and contains " + missing.get()
                    + ", which the ledger lacks. Nothing was changed. Name another file, or use --force to"
                    + " replace it.");
        }
    }

    /** Refuses to replace an undamaged ledger by a backup that lacks some of its entries. */
    private static void requireNewer(Path file, Path database) throws IOException {
        Optional<String> missing;
        try (Connection ledger = LedgerDatabase.open(database, 0);
                Connection backup = LedgerDatabase.reading(file)) {
            missing = missing(ledger, backup);
        } catch (InputException damaged) {
            return;
        } catch (SQLException e) {
            throw LedgerDatabase.failure(database, e);
        }
        if (missing.isPresent()) {
            throw new RefusedException(database + " is undamaged and contains " + missing.get() + ", which " + file
                    + " lacks. Nothing was changed. Use --force to restore the backup anyway.");
        }
    }

    /** The name and number of the last row of a table in one ledger that the other lacks, such as {@code entry 7}. */
    private static Optional<String> missing(Connection ledger, Connection other) throws SQLException {
        for (LedgerTable table : LedgerTable.values()) {
            LedgerTable.Appended last = table.last(ledger);
            if (!table.holds(other, last)) {
                return Optional.of(table.table() + " " + last.sequence());
            }
        }
        return Optional.empty();
    }
}
