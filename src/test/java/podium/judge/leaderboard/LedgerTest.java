package podium.judge.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.InputException;

class LedgerTest {
    private static final Yardstick YARDSTICK = new Yardstick("mean-dice/background/1", "0".repeat(64));

    @TempDir
    private Path root;

    @Test
    void scoresAreStoredToTheLastBit() throws IOException {
        Contest contest = Contest.in(root);
        SplittableRandom random = new SplittableRandom(3);
        try (Ledger ledger = contest.ledger()) {
            Entry entry = contest.submit(ledger, "Ada", 1, 1).entry();
            double[] odd = {Double.NaN, 0, 1, Double.MIN_VALUE, Double.MAX_VALUE, 0.1 + 0.2, -1e-300, 1e15, 0x1p62};
            for (int i = 0; i < 100; i++) {
                double value = i < odd.length ? odd[i] : random.nextDouble();
                KeptScore kept = ledger.write(connection -> {
                    LedgerTable.SCORE.append(
                            connection,
                            entry.sequence(),
                            YARDSTICK.metric(),
                            YARDSTICK.solution(),
                            value,
                            0 - value,
                            40L,
                            new byte[0]);
                    return LedgerQueries.score(connection, entry.sequence(), YARDSTICK)
                            .orElseThrow();
                });
                assertThat(Double.compare(kept.publicScore(), value))
                        .as("%s", value)
                        .isZero();
                assertThat(Double.compare(kept.privateScore(), 0 - value))
                        .as("minus %s", value)
                        .isZero();
            }
            assertThat(Verification.of(ledger).faults()).isEmpty();
        }
    }

    @Test
    void decodedStatisticsEqualTheEncodedOnes() throws KeptStatistics.Damaged {
        SplittableRandom random = new SplittableRandom(4);
        double[][] publicRows = random.doubles(7 * 63).boxed().collect(rows(63));
        double[][] privateRows = new double[3][63];
        privateRows[2][5] = Double.MIN_VALUE;

        byte[] kept = KeptStatistics.encode(publicRows, privateRows);

        assertThat(KeptStatistics.decode(kept, false)).isDeepEqualTo(publicRows);
        assertThat(KeptStatistics.decode(kept, true)).isDeepEqualTo(privateRows);
    }

    private static java.util.stream.Collector<Double, ?, double[][]> rows(int width) {
        return java.util.stream.Collectors.collectingAndThen(java.util.stream.Collectors.toList(), all -> {
            double[][] rows = new double[all.size() / width][width];
            for (int i = 0; i < all.size(); i++) {
                rows[i / width][i % width] = all.get(i);
            }
            return rows;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET team = 'x'",
                "DELETE FROM entry",
                "UPDATE score SET public = 1",
                "DELETE FROM score",
                "UPDATE selection SET entries = '2'",
                "DELETE FROM selection",
                "UPDATE hiding SET hidden = 0",
                "DELETE FROM hiding",
                "INSERT OR REPLACE INTO entry SELECT * FROM entry",
                "INSERT OR REPLACE INTO score SELECT * FROM score",
                "INSERT OR REPLACE INTO selection SELECT * FROM selection",
                "INSERT OR REPLACE INTO hiding SELECT * FROM hiding",
                "UPDATE retiming SET corrected = 0",
                "DELETE FROM retiming",
                "INSERT OR REPLACE INTO retiming SELECT * FROM retiming",
                "INSERT OR REPLACE INTO entry"
                        + " SELECT 4, competition, track, team, time + 1, 'other', sha256, sum, 'x' FROM entry LIMIT 1",
                "UPDATE OR REPLACE entry SET sequence = 2 WHERE sequence = 3",
                "INSERT INTO hiding VALUES (7, 1, 0, 0, '', '', '')"
            })
    void everyTableOnlyGrows(String statement) throws Exception {
        Contest contest = Contest.in(root);
        fill(contest);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + root.resolve("leaderboard/podium.db"));
                Statement sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        }
        try (Ledger ledger = contest.ledger()) {
            assertThat(Verification.of(ledger).faults()).isEmpty();
        }
    }

    @Test
    void onlyTheOwnerCanReadTheLedgerAndTheBytes() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "skipped: this file system has no modes");
        Contest contest = Contest.in(root);
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 1, 1);

            assertThat(mode("bytes")).isEqualTo("rwx------");
            assertThat(mode("")).isEqualTo("rwx------");
            try (Stream<Path> kept = Files.list(root.resolve("leaderboard/bytes"))) {
                assertThat(kept)
                        .allSatisfy(file ->
                                assertThat(mode("bytes/" + file.getFileName())).isEqualTo("rw-------"));
            }
            for (String file : List.of("podium.db", "podium.db-wal", "podium.db-shm")) {
                assertThat(mode(file)).as(file).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void openingALedgerRestrictsItToItsOwner() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "skipped: this file system has no modes");
        Contest contest = Contest.in(root);
        fill(contest);
        for (String name : List.of("", "bytes", "podium.db")) {
            Files.setPosixFilePermissions(
                    root.resolve("leaderboard/" + name), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        contest.ledger().close();
        assertThat(List.of(mode(""), mode("bytes"), mode("podium.db")))
                .containsExactly("rwx------", "rwx------", "rw-------");
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("leaderboard/" + name)));
    }

    /** On macOS, fsync leaves data in the drive's cache; on other systems these settings change nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"fullfsync", "checkpoint_fullfsync"})
    void commitsAreForcedOutOfTheDrivesCache(String pragma) throws IOException {
        Contest contest = Contest.in(root);
        try (Ledger ledger = contest.ledger()) {
            boolean on = ledger.read(connection -> {
                try (Statement sql = connection.createStatement();
                        ResultSet row = sql.executeQuery("PRAGMA " + pragma)) {
                    return row.next() && row.getBoolean(1);
                }
            });
            assertThat(on).isTrue();
        }
    }

    @Test
    void aLedgerWithoutItsDatabaseIsRefused() throws IOException {
        Contest contest = Contest.in(root);
        fill(contest);
        Path file = root.resolve("leaderboard/podium.db");
        Files.delete(file);

        assertThatThrownBy(contest::ledger)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        file + " is missing, but there are the bytes of 3 submissions next to it. Restore");
        assertThat(file).doesNotExist();
    }

    static void fill(Contest contest) throws IOException {
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 1, 1);
            contest.submit(ledger, "Bob", 2, 2);
            contest.submit(ledger, "Ada", 3, 3);
            SubmissionDesk desk = new SubmissionDesk(ledger, contest.prepared(), Contest.at("2027-01-10T12:00:00Z"));
            desk.select(java.util.List.of(1L));
            desk.select(java.util.List.of(1L, 3L));
            ledger.hide(2, true, "", Instant.EPOCH);
            ledger.hide(2, false, "", Instant.EPOCH);
            Instant noon = Instant.parse("2027-01-10T12:00:00Z");
            ledger.retime(1, noon.minusSeconds(60), "the clock was a minute ahead", noon);
        }
    }

    @Test
    void aLedgerOfVersion1IsMigratedAndKeepsItsHead() throws Exception {
        Contest contest = Contest.in(root);
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 1, 1);
        }
        String head = head(contest);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + root.resolve("leaderboard/podium.db"));
                Statement sql = connection.createStatement()) {
            sql.execute("DROP TABLE retiming");
            sql.execute("PRAGMA user_version = 1");
        }

        assertThat(head(contest)).isEqualTo(head);
        try (Ledger ledger = contest.ledger()) {
            Instant noon = Instant.parse("2027-01-10T12:00:00Z");
            assertThat(ledger.retime(1, noon.minusSeconds(1), "late", noon)
                            .time()
                            .corrected())
                    .isTrue();
            assertThat(Verification.of(ledger).faults()).isEmpty();
        }
        assertThat(head(contest)).isNotEqualTo(head);
    }

    private static String head(Contest contest) throws IOException {
        try (Ledger ledger = contest.ledger()) {
            Verification verification = Verification.of(ledger);
            assertThat(verification.faults()).isEmpty();
            return verification.head();
        }
    }

    @Test
    void aNewerVersionIsRefused() throws Exception {
        Contest contest = Contest.in(root);
        contest.ledger().close();
        Path file = root.resolve("leaderboard/podium.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(contest::ledger)
                .isInstanceOf(InputException.class)
                .hasMessage(file + " has version 99 of the ledger's format; this Podium knows version 2: use the"
                        + " newer Podium that"
                        + " wrote it");
    }

    @Test
    void otherFilesAreNotOpenedAsLedgers() throws IOException {
        Contest contest = Contest.in(root);
        Path file = root.resolve("leaderboard/podium.db");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "this is no database, but a text that is long enough to be taken for one".repeat(20));

        assertThatThrownBy(contest::ledger)
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file + " is damaged: it is not an SQLite database");
    }

    @Test
    void aPathMayContainAnyCharacters() throws IOException {
        Contest contest = Contest.in(root.resolve("a b's #1? 100% é&x=1"));
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 1, 1);
        }
        assertThat(root.resolve("a b's #1? 100% é&x=1/leaderboard/podium.db")).isRegularFile();
    }
}
