package podium.judge.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.core.RefusedException;

class LedgerBackupTest {
    private static final Instant NOW = Instant.parse("2027-01-11T09:30:00Z");

    @TempDir
    private Path root;

    private Contest contest;
    private Path folder;
    private Path backup;

    @BeforeEach
    void fill() throws IOException {
        contest = Contest.in(root.resolve("a b's 100% \"w\""));
        folder = contest.workspace().leaderboard();
        backup = root.resolve("it's a \"backup\".db");
        LedgerTest.fill(contest);
    }

    @Test
    void aRestoredLedgerEqualsTheBackedUpOne() throws IOException {
        Verification before = verify();
        Leaderboard board = board();
        LedgerBackup.Copied written = LedgerBackup.write(contest.workspace(), backup, false);
        Files.write(folder.resolve("podium.db"), new byte[10_000]);
        FileUtils.deleteDirectory(folder.resolve("bytes").toFile());

        LedgerBackup.Copied restored = LedgerBackup.restore(contest.workspace(), backup, false, NOW);

        assertThat(written).isEqualTo(new LedgerBackup.Copied(3, before.head(), java.util.Optional.empty()));
        assertThat(restored.replaced()).contains(folder.resolve("replaced-20270111-093000"));
        assertThat(folder.resolve("replaced-20270111-093000/podium.db")).hasSize(10_000);
        assertThat(verify()).isEqualTo(before);
        assertThat(board()).usingRecursiveComparison().isEqualTo(board);
        try (Ledger ledger = contest.ledger()) {
            assertThat(contest.rescore(ledger)).allMatch(Rescoring.Outcome.Same.class::isInstance);
            assertThat(contest.submit(ledger, "Ada", 9, 9).entry().sequence()).isEqualTo(4);
        }
        assertThat(names(root)).doesNotContain(".partial");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("podium.db", "bytes", "replaced-20270111-093000");
        }
    }

    @Test
    void aBackupCanBeRestoredIntoAnEmptyWorkspace() throws IOException {
        LedgerBackup.write(contest.workspace(), backup, false);
        Verification before = verify();
        FileUtils.deleteDirectory(folder.toFile());

        assertThat(LedgerBackup.restore(contest.workspace(), backup, false, NOW).replaced())
                .isEmpty();
        assertThat(verify()).isEqualTo(before);
    }

    @Test
    void anUndamagedLedgerWithMoreEntriesIsReplacedOnlyByForce() throws IOException {
        LedgerBackup.write(contest.workspace(), backup, false);
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Eve", 5, 5);
        }
        String head = verify().head();

        assertThatThrownBy(() -> LedgerBackup.restore(contest.workspace(), backup, false, NOW))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("contains entry 4, which " + backup + " lacks. Nothing was changed.");
        assertThat(verify().head()).isEqualTo(head);

        assertThat(LedgerBackup.restore(contest.workspace(), backup, true, NOW).entries())
                .isEqualTo(3);
        assertThat(verify().entries()).isEqualTo(3);
    }

    @Test
    void aBackupIsReplacedOnlyByALaterOneOfTheSameLedger() throws IOException {
        LedgerBackup.write(contest.workspace(), backup, false);
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Eve", 5, 5);
        }
        assertThat(LedgerBackup.write(contest.workspace(), backup, false).entries())
                .isEqualTo(4);

        Contest other = Contest.in(root.resolve("other"));
        LedgerTest.fill(other);
        assertThatThrownBy(() -> LedgerBackup.write(other.workspace(), backup, false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("which the ledger lacks");
        Path letter = Files.writeString(root.resolve("letter.txt"), "dear Ada");
        assertThatThrownBy(() -> LedgerBackup.write(other.workspace(), letter, false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is not an undamaged backup");
        assertThat(letter).hasContent("dear Ada");
    }

    @Test
    void aDamagedLedgerIsNotBackedUp() throws IOException {
        try (Stream<Path> kept = Files.list(folder.resolve("bytes"))) {
            Files.delete(kept.findFirst().orElseThrow());
        }
        assertThatThrownBy(() -> LedgerBackup.write(contest.workspace(), backup, false))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is missing");
        assertThat(backup).doesNotExist();
    }

    @Test
    void aDamagedBackupIsNotRestored() throws Exception {
        LedgerBackup.write(contest.workspace(), backup, false);
        String head = verify().head();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + backup);
                Statement sql = connection.createStatement()) {
            sql.execute("UPDATE kept SET bytes = x'00' WHERE rowid = 2");
        }
        assertThatThrownBy(() -> LedgerBackup.restore(contest.workspace(), backup, true, NOW))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("are missing or were changed. Nothing was changed.");

        Files.write(backup, List.of("no backup"));
        assertThatThrownBy(() -> LedgerBackup.restore(contest.workspace(), backup, true, NOW))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(backup + " is damaged: it ends after 10 bytes");
        assertThat(verify().head()).isEqualTo(head);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceFirst(".*(\\.partial).*", "$1"))
                    .toList();
        }
    }

    private Verification verify() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            return Verification.of(ledger);
        }
    }

    private Leaderboard board() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            return contest.board(ledger, true);
        }
    }
}
