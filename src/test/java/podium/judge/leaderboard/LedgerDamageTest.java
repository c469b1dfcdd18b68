package podium.judge.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.core.InputException;

/**
 * A damaged ledger is refused with one sentence, and nothing is written to it. {@code podium.mutation} tests
 * this for random damage.
 */
class LedgerDamageTest {
    @TempDir
    private Path root;

    private Contest contest;
    private Path file;
    private byte[] sound;

    @BeforeEach
    void fill() throws IOException {
        contest = Contest.in(root);
        LedgerTest.fill(contest);
        file = root.resolve("leaderboard/podium.db");
        sound = Files.readAllBytes(file);
    }

    @Test
    void aTruncatedLedgerIsRefusedBeforeAnythingIsWritten() throws IOException {
        for (int length = 1; length < sound.length; length += 2039) {
            byte[] cut = Arrays.copyOf(sound, length);
            restore(cut);

            assertThatThrownBy(() -> {
                        try (Ledger ledger = contest.ledger()) {
                            ledger.hide(1, true, "", Instant.EPOCH);
                        }
                    })
                    .as("cut to %s bytes", length)
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(file + " is ")
                    .hasMessageContaining("Nothing was changed.");
            assertThat(Files.readAllBytes(file)).isEqualTo(cut);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DROP TABLE hiding;its table hiding is missing",
                "ALTER TABLE score ADD COLUMN x TEXT;its table score was changed",
                "PRAGMA writable_schema = 1# UPDATE sqlite_master SET sql = 'CREATE TABLE sqlite_sequence(nbme,seq)'"
                        + " WHERE name = 'sqlite_sequence';SQLite's table sqlite_sequence is missing or was changed",
                "PRAGMA user_version = -7;is an SQLite database, but not a Podium ledger",
                "PRAGMA user_version = 0;is an SQLite database, but not a Podium ledger: it contains entry,"
                        + " entry_appends"
            })
    void tablesThatAreNotPodiumsAreRefused(String statement, String told) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            for (String one : statement.split("#", -1)) {
                sql.execute(one);
            }
        }
        assertThatThrownBy(contest::ledger).isInstanceOf(InputException.class).hasMessageContaining(told);
    }

    /**
     * Byte 18 is the write version, 1 or 2; SQLite only reads files with other versions
     * (sqlite.org/fileformat2.html).
     */
    @Test
    void anUnknownWriteVersionIsReportedAsDamage() throws IOException {
        byte[] damaged = sound.clone();
        damaged[18] = 0x5d;
        restore(damaged);

        assertThatThrownBy(() -> {
                    try (Ledger ledger = contest.ledger()) {
                        ledger.hide(1, true, "", Instant.EPOCH);
                    }
                })
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        file + " is damaged: its header has a write version that SQLite does not know.");
    }

    @Test
    void aRemovedLogIsNoticedByItsIndex() throws IOException {
        Files.write(root.resolve("leaderboard/podium.db-shm"), new byte[32768]);

        assertThatThrownBy(contest::ledger)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        file + " is incomplete: the file podium.db-wal with the latest entries is missing");
    }

    /** A process that is killed before the first checkpoint leaves everything in the log. */
    @Test
    void aDatabaseWithoutTablesNextToStoredBytesIsDamaged() throws Exception {
        restore(new byte[0]);
        Files.delete(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA journal_mode = WAL");
            sql.execute("PRAGMA user_version = 0");
        }
        assertThat(file).isNotEmptyFile();

        assertThatThrownBy(contest::ledger)
                .isInstanceOf(InputException.class)
                .hasMessageContaining(" is damaged: it contains no tables, but the bytes of 3 submissions are"
                        + " next to it;"
                        + " podium.db-wal may be missing");
    }

    @Test
    void anEmptyDatabaseAndAFolderInItsPlaceAreReported() throws IOException {
        restore(new byte[0]);
        assertThatThrownBy(contest::ledger).hasMessageStartingWith(file + " is empty, but there are the bytes of 3");

        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(contest::ledger).hasMessageStartingWith(file + " is a folder");
    }

    @Test
    void damagedStatisticsNameTheScore() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.execute("DROP TRIGGER score_never_changes");
            sql.execute("UPDATE score SET statistics = substr(statistics, 1, 20) WHERE sequence = 2");
        }
        try (Ledger ledger = contest.ledger()) {
            assertThatThrownBy(() -> contest.board(ledger, false))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("the ledger's row score 2 is damaged: its statistics cannot be read");
        }
    }

    private void restore(byte[] bytes) throws IOException {
        for (String beside : List.of("podium.db-wal", "podium.db-shm")) {
            Files.deleteIfExists(file.resolveSibling(beside));
        }
        Path aside = Files.write(file.resolveSibling("aside"), bytes);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
