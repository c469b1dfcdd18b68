package podium.judge.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import podium.core.InputException;

class VerificationTest {
    private static final List<String> TABLES = List.of("entry", "score", "selection", "hiding", "retiming");

    @TempDir
    private Path root;

    private Contest contest;

    @BeforeEach
    void fill() throws IOException {
        contest = Contest.in(root);
        LedgerTest.fill(contest);
    }

    @Test
    void anUntouchedLedgerIsSound() throws IOException {
        Verification verification = verify();

        assertThat(verification.sound()).isTrue();
        assertThat(verification.entries()).isEqualTo(3);
        assertThat(verification.notes()).isEmpty();
        assertThat(verification.head()).matches("[0-9a-f]{64}");
        assertThat(verify().head()).isEqualTo(verification.head());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UPDATE entry SET team = 'Eve' WHERE sequence = 1;entry 1 does not match its checksum",
                "UPDATE entry SET team = '' WHERE sequence = 2;entry 2 does not match its checksum",
                "UPDATE entry SET time = time - 1 WHERE sequence = 3;entry 3 does not match its checksum",
                "UPDATE entry SET sum = lower(hex(zeroblob(32))) WHERE sequence = 2;entry 3 does not continue entry 2",
                "UPDATE score SET public = 0.99 WHERE sequence = 2;score 2 does not match its checksum",
                "UPDATE score SET private = NULL WHERE sequence = 3;score 3 does not match its checksum",
                "UPDATE score SET statistics = x'00' WHERE sequence = 3;score 3 does not match its checksum",
                "UPDATE selection SET entries = '3' WHERE sequence = 2;selection 2 does not match its checksum",
                "UPDATE hiding SET hidden = 0 WHERE sequence = 1;hiding 1 does not match its checksum",
                "UPDATE retiming SET corrected = 0 WHERE sequence = 1;retiming 1 does not match its checksum",
                "DELETE FROM score WHERE sequence = 1;score 2 follows score 0; rows between them were removed",
                "DELETE FROM score WHERE sequence = 2;score 3 follows score 1",
                "DELETE FROM score WHERE sequence = 3;score: 3 rows were appended, but the last row is 2",
                "DELETE FROM selection;selection: 2 rows were appended, but the last row is 0",
                "DELETE FROM hiding WHERE sequence = 2;hiding: 2 rows were appended, but the last row is 1",
                "DELETE FROM entry WHERE sequence = 3;entry: 3 rows were appended, but the last row is 2"
            })
    void everyChangeOfARowIsFound(String statement, String fault) throws Exception {
        tamper(statement);

        assertThat(verify().faults()).anySatisfy(found -> assertThat(found).contains(fault));
    }

    @Test
    void missingTriggersAndIndexesAreFound() throws Exception {
        withoutGuards("DROP INDEX entry_once", "CREATE TRIGGER evil AFTER INSERT ON score BEGIN SELECT 1; END");

        assertThat(verify().faults())
                .contains(
                        "trigger entry_never_changes is missing; without it, the ledger is not protected",
                        "unique index entry_once is missing; without it, the ledger is not protected",
                        "evil is in the database but does not belong to Podium; it may change rows");
    }

    @Test
    void changedAndRemovedBytesAreFound() throws IOException {
        String first;
        String second;
        try (Ledger ledger = contest.ledger()) {
            first = ledger.entry(1).sha256();
            second = ledger.entry(2).sha256();
        }
        Path bytes = root.resolve("leaderboard/bytes");
        Files.writeString(
                bytes.resolve(first), Files.readString(bytes.resolve(first)).replaceFirst("2 1", "1 1"));
        Files.delete(bytes.resolve(second));

        assertThat(verify().faults())
                .containsExactlyInAnyOrder(
                        bytes.resolve(first) + " (the bytes of entry 1) was changed: its checksum differs from"
                                + " its name",
                        bytes.resolve(second) + " (the bytes of entry 2) is missing");
    }

    @Test
    void bytesWithoutAnEntryAreOnlyNoted() throws IOException {
        Files.writeString(root.resolve("leaderboard/bytes").resolve("0".repeat(64)), "cut off");

        assertThat(verify().sound()).isTrue();
        assertThat(verify().notes()).singleElement().asString().contains("belongs to no entry");
    }

    @Test
    void aLedgerWithoutItsLastRowsIsNotAppendedTo() throws Exception {
        tamper("DELETE FROM score WHERE entry = 3", "DELETE FROM entry WHERE sequence = 3");

        try (Ledger ledger = contest.ledger()) {
            assertThatThrownBy(() -> contest.submit(ledger, "Eve", 9, 9))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("rows are missing at the end of the ledger's table entry;");
        }
    }

    /** Damage that the Javadoc of Verification says it cannot find; the head or a receipt shows it. */
    @Test
    void onlyTheHeadRevealsRemovedRowsWithACorrectedCounter() throws Exception {
        String head = verify().head();
        tamper(
                "DELETE FROM selection",
                "DELETE FROM score WHERE sequence = 3",
                "DELETE FROM entry WHERE sequence = 3",
                "UPDATE sqlite_sequence SET seq = 2 WHERE name IN ('entry', 'score')",
                "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'selection'");

        assertThat(verify().sound()).isTrue();
        assertThat(verify().head()).isNotEqualTo(head);
        assertThat(verify().notes()).singleElement().asString().contains("or its entry was removed");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENTRY")
    void theHeadChangesWhenRowsOfAnyTableAreRemoved(LedgerTable table) throws Exception {
        contest.prepare("1 2");
        try (Ledger ledger = contest.ledger()) {
            contest.rescore(ledger);
        }
        String head = verify().head();
        String name = table.table();
        tamper(
                "DELETE FROM " + name + " WHERE sequence = (SELECT max(sequence) FROM " + name + ")",
                "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = '" + name + "'");

        assertThat(verify().sound()).isTrue();
        assertThat(verify().head()).isNotEqualTo(head);
    }

    /** Appending something else after removing the last row rewrites that row. */
    @Test
    void theHeadChangesWhenTheLastRowIsRewritten() throws Exception {
        String head = verify().head();
        tamper("DELETE FROM hiding WHERE sequence = 2", "UPDATE sqlite_sequence SET seq = 1 WHERE name = 'hiding'");
        try (Ledger ledger = contest.ledger()) {
            ledger.hide(2, true, "", Instant.EPOCH);
        }

        assertThat(verify().sound()).isTrue();
        assertThat(verify().head()).isNotEqualTo(head);
    }

    private Verification verify() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            return Verification.of(ledger);
        }
    }

    private void withoutGuards(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + root.resolve("leaderboard/podium.db"));
                Statement sql = connection.createStatement()) {
            for (String table : TABLES) {
                sql.execute("DROP TRIGGER " + table + "_never_changes");
                sql.execute("DROP TRIGGER " + table + "_never_shrinks");
            }
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    /** Creates the triggers again, so that only the chain can reveal the change. */
    private void tamper(String... statements) throws SQLException {
        withoutGuards(statements);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + root.resolve("leaderboard/podium.db"));
                Statement sql = connection.createStatement()) {
            for (LedgerTable table : LedgerTable.values()) {
                for (LedgerSchema.Definition definition :
                        LedgerSchema.definitions(table).toList()) {
                    if (definition.name().contains("_never_")) {
                        sql.execute(definition.sql());
                    }
                }
            }
        }
    }
}
