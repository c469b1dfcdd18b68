package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.files.Sha256;
import podium.judge.leaderboard.Contest;

class LeaderboardCommandsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2027-01-10T12:00:00Z"), ZoneOffset.UTC);
    private static final Clock LATER = Clock.fixed(Instant.parse("2027-06-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path root;

    private Contest contest;
    private String out = "";
    private String err = "";

    @BeforeEach
    void contest() throws IOException {
        contest = Contest.in(root, "limits: {daily: 2, finals: 1}", "deadline: 2027-05-24T23:59:00");
    }

    @Test
    void submitPrintsTheEntryItsPublicScoreAndAReceipt() throws IOException {
        assertThat(submit("Ada", 15, 3)).isZero();
        assertThat(out).matches("""
                        entry         1
                        public score  0\\.750000
                        public rank   1
                        left today    1
                        receipt       [0-9a-f]{64}
                        """);
        assertThat(err).isEmpty();
    }

    @Test
    void aLateSubmissionIsReportedAsNotRanked() throws IOException {
        Path csv = contest.submission(15, 3);
        assertThat(run(LATER, "submit", csv.toString(), "-c", Contest.ID, "--team", "Ada"))
                .isZero();
        assertThat(out).contains("public rank   - (after the deadline: scored, not ranked)\n");
    }

    @Test
    void anInvalidSubmissionExitsWithThreeAndListsItsProblems() throws IOException {
        Path csv = contest.file("bad.csv", "Id,Predicted\n");
        assertThat(run(NOON, "submit", csv.toString(), "-c", Contest.ID, "--team", "Ada"))
                .isEqualTo(3);
        assertThat(out).isEmpty();
        assertThat(err)
                .contains(csv + ": error: i0_classification: this Id is missing")
                .endsWith("invalid: 0 rows, 40 errors, no warnings\n");
    }

    @Test
    void aRefusalExitsWithOne() throws IOException {
        submit("Ada", 1, 1);
        submit("Ada", 2, 2);
        assertThat(submit("Ada", 3, 3)).isEqualTo(1);
        assertThat(err).contains("team Ada has used its 2 submissions of today; the next day begins on");
    }

    @Test
    void wrongUsageExitsWithTwo() throws IOException {
        Path csv = contest.submission(1, 1);
        assertThat(run(NOON, "submit", csv.toString(), "-c", Contest.ID)).isEqualTo(2);
        assertThat(run(NOON, "submit", csv.toString(), "-c", Contest.ID, "--team", " "))
                .isEqualTo(2);
        assertThat(run(NOON, "select", "7")).isEqualTo(2);
        assertThat(run(NOON, "hide", "7")).isEqualTo(2);
        assertThat(run(NOON, "leaderboard", Contest.ID, "--format", "pdf")).isEqualTo(2);
        assertThat(err).contains("TABLE, CSV, JSON, MARKDOWN, HTML");
        assertThat(run(NOON, "rescore", Contest.ID, "--all", "1")).isEqualTo(2);
    }

    @Test
    void submissionsHideThePrivateScoreBeforeTheDeadline() throws IOException {
        submit("Ada", 15, 3);
        submit("Bob", 10, 19);
        String receipt = receipt();

        run(NOON, "submissions", Contest.ID, "--team", "Bob");
        assertThat(out).isEqualTo("""
                        Entry  Time              Team    Public  Private  State   Message  Receipt
                        -----  ----------------  ----  --------  -------  ------  -------  %s
                            2  2027-01-10 12:00  Bob   0.500000        -  ranked           %s
                        """.formatted("-".repeat(64), receipt));
        run(LATER, "submissions", Contest.ID);
        assertThat(out).contains("0.950000");
    }

    @Test
    void selectedAndHiddenEntriesChangeTheLeaderboard() throws IOException {
        submit("Ada", 15, 3);
        submit("Ada", 10, 12);
        submit("Bob", 12, 5);

        assertThat(run(NOON, "select", "2")).isZero();
        assertThat(out).isEqualTo("selected for the private rank of team Ada: 2\n");
        assertThat(run(NOON, "select", "1", "2")).isEqualTo(1);
        run(NOON, "leaderboard", Contest.ID);
        assertThat(out.lines().skip(5)).hasSize(4).first().asString().startsWith("1  Ada");
        assertThat(out).doesNotContain("0.150000", "0.250000");
        run(NOON, "leaderboard", Contest.ID, "--private", "--format", "CSV");
        assertThat(out).contains("1,Ada,1,0.75,").contains(",1,0.6,").contains("2,Bob,2,0.6,");

        assertThat(run(NOON, "hide", "1", "-m", "copied")).isZero();
        assertThat(out).isEqualTo("entry 1 of team Ada is hidden\n");
        run(NOON, "leaderboard", Contest.ID, "--format", "json");
        assertThat(out).containsSubsequence("Bob", "Ada");
        assertThat(run(NOON, "hide", "1", "--undo")).isZero();
        assertThat(out).isEqualTo("entry 1 of team Ada is no longer hidden\n");
    }

    @Test
    void outWritesTheLeaderboardAndVerifyChecksTheLedger() throws IOException {
        submit("Ada", 15, 3);
        Path page = root.resolve("board.html");
        assertThat(run(NOON, "leaderboard", Contest.ID, "--format", "html", "--out", page.toString(), "--verify"))
                .isZero();
        assertThat(page).content().startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(err).matches("the ledger is sound: 1 entry, head [0-9a-f]{64}\nwrote " + page + "\n");

        try (Stream<Path> kept = Files.list(root.resolve("leaderboard/bytes"))) {
            Files.delete(kept.findFirst().orElseThrow());
        }
        assertThat(run(NOON, "leaderboard", Contest.ID, "--verify")).isEqualTo(1);
        assertThat(out).isEmpty();
        assertThat(err).contains("(the bytes of entry 1) is missing").contains("the ledger was changed: 1 fault;");
        assertThat(run(NOON, "rescore", Contest.ID, "--all")).isEqualTo(1);
        assertThat(out).contains("entry 1 of team Ada: not rescored: its bytes are missing");
    }

    @Test
    void rescorePrintsChangedEntries() throws IOException {
        submit("Ada", 15, 3);
        submit("Bob", 10, 19);
        assertThat(run(NOON, "rescore", Contest.ID, "--all")).isZero();
        assertThat(out).isEqualTo("2 unchanged, 0 changed, 0 invalid, 0 not rescored\n");

        contest.prepare("1 2", "limits: {daily: 2, finals: 1}");
        run(NOON, "leaderboard", Contest.ID);
        assertThat(out).contains("no score by the current solution: run 'podium rescore duel'");
        assertThat(run(NOON, "rescore", Contest.ID, "1", "--private")).isZero();
        assertThat(out).matches("""
                        entry 1 of team Ada: public 0\\.750000 -> 0\\.\\d+, private 0\\.150000 -> 0\\.\\d+
                        0 unchanged, 1 changed, 0 invalid, 0 not rescored
                        """);
        assertThat(run(NOON, "rescore", Contest.ID)).isZero();
        assertThat(out)
                .matches(
                        "entry 2 of team Bob: public 0\\.500000 -> 0\\.\\d+\n0 unchanged, 1 changed, 0 invalid, 0 not rescored\n");
    }

    @Test
    void rescoreCountsAnEntryThatBecameInvalidEachTime() throws IOException {
        submit("Ada", 15, 3);
        Path yaml = contest.prepared().folder().resolve("private/competition.yaml");
        Path solution = contest.prepared().solutionFile();
        String more = Files.readString(solution) + "i99_classification,1 1,Public,2,2\n";
        Files.writeString(solution, more);
        Files.writeString(
                contest.prepared().folder().resolve("SHA256SUMS"),
                Sha256.of(yaml) + "  private/competition.yaml\n" + Sha256.of(more) + "  private/solution.csv\n");

        for (int i = 0; i < 2; i++) {
            assertThat(run(NOON, "rescore", Contest.ID, "--all")).isZero();
            assertThat(out)
                    .contains("invalid by this solution, 1 error, first: ")
                    .endsWith("\n0 unchanged, 0 changed, 1 invalid, 0 not rescored\n");
        }
    }

    @Test
    void readingCommandsCreateNoLedger() throws IOException {
        assertThat(run(NOON, "leaderboard", Contest.ID, "--verify")).isZero();
        assertThat(out).contains("No entry is ranked yet");
        assertThat(run(NOON, "submissions", Contest.ID)).isZero();
        assertThat(out.lines()).hasSize(2);
        assertThat(run(NOON, "select", "7")).isEqualTo(2);
        assertThat(err).contains("there is no entry 7");
        assertThat(run(NOON, "hide", "7")).isEqualTo(2);
        assertThat(err).contains("there is no entry 7");
        assertThat(run(NOON, "rescore", Contest.ID, "7")).isEqualTo(2);
        assertThat(err).contains("there is no entry 7");
        assertThat(run(NOON, "rescore", Contest.ID, "--all")).isZero();
        assertThat(out).isEqualTo("there is no entry to rescore\n");
        assertThat(root.resolve("leaderboard")).doesNotExist();
    }

    @Test
    void aMissingLedgerWithStoredFilesIsAFault() throws IOException {
        submit("Ada", 15, 3);
        Path file = root.resolve("leaderboard/podium.db");
        Files.delete(file);

        assertThat(run(NOON, "leaderboard", Contest.ID, "--verify")).isEqualTo(1);
        assertThat(err).contains("podium: " + file + " is missing, but there are the bytes of 1 submission next to it");
        assertThat(file).doesNotExist();
        assertThat(run(NOON, "leaderboard", Contest.ID)).isEqualTo(1);
    }

    @Test
    void backupAndRestoreReturnTheSameLeaderboard() throws IOException {
        submit("Ada", 15, 3);
        run(NOON, "leaderboard", Contest.ID);
        String board = out;
        Path backup = root.resolve("monday.db");

        assertThat(run(NOON, "leaderboard", "--backup", backup.toString())).isZero();
        assertThat(out).isEmpty();
        assertThat(err).startsWith("wrote and verified " + backup + ": 1 entry and their files, head ");
        Files.write(root.resolve("leaderboard/podium.db"), new byte[5000]);
        assertThat(run(NOON, "leaderboard", Contest.ID)).isEqualTo(1);
        assertThat(err).contains("is damaged").contains("--restore FILE").doesNotContain("\tat ");

        assertThat(run(NOON, "leaderboard", "--restore", backup.toString())).isZero();
        assertThat(err).contains("moved the previous ledger to ").contains("restored 1 entry and their files");
        run(NOON, "leaderboard", Contest.ID);
        assertThat(out).isEqualTo(board);
        assertThat(run(NOON, "leaderboard", "--verify")).isZero();
        assertThat(out).isEmpty();
        assertThat(run(NOON, "leaderboard")).isEqualTo(2);
        assertThat(run(NOON, "leaderboard", Contest.ID, "--backup", backup.toString()))
                .isEqualTo(2);
    }

    /** An entry that a wrong clock dated in the future must not block later submissions. */
    @Test
    void verifyNamesAFutureTimeAndRetimeCorrectsIt() throws IOException {
        contest = Contest.in(root, "limits: {daily: 1, finals: 1}", "deadline: 2027-02-01T00:00:00");
        Path first = contest.submission(15, 3);
        assertThat(run(LATER, "submit", first.toString(), "-c", Contest.ID, "--team", "Ada"))
                .isZero();
        String receipt = receipt();
        assertThat(submit("Ada", 16, 3)).isEqualTo(1);
        assertThat(err)
                .contains("but this machine's clock says Sunday 10 January 2027 12:00")
                .contains("'podium retime'");

        assertThat(run(NOON, "leaderboard", Contest.ID, "--verify")).isZero();
        assertThat(err)
                .contains("note: entry 1 of team Ada has the time 2027-06-01T12:00:00Z, which is in the future")
                .contains("'podium retime 1 --at TIME -m REASON' corrects it");
        assertThat(run(NOON, "retime", "1", "--at", "2027-01-09T10:00", "-m", ""))
                .isEqualTo(2);
        assertThat(run(NOON, "retime", "1", "--at", "noon", "-m", "clock")).isEqualTo(2);
        assertThat(run(NOON, "retime", "1", "--at", "2027-03-01T10:00", "-m", "clock"))
                .isEqualTo(2);
        assertThat(run(NOON, "retime", "1", "--at", "2027-01-09T10:00", "-m", "the clock was ahead"))
                .isZero();
        assertThat(out)
                .isEqualTo("entry 1 of team Ada counts from 2027-01-09T10:00 (UTC); the recorded time was"
                        + " 2027-06-01T12:00\n");

        run(NOON, "submissions", Contest.ID);
        assertThat(out)
                .contains("2027-01-09 10:00 (corrected; recorded 2027-06-01 12:00)")
                .contains("ranked");
        assertThat(run(NOON, "leaderboard", Contest.ID, "--verify", "--receipt", receipt))
                .isZero();
        assertThat(err).doesNotContain("note:");
        assertThat(submit("Ada", 16, 3)).isZero();
        assertThat(submit("Ada", 17, 3))
                .as("a second submission on the same day")
                .isEqualTo(1);
        assertThat(run(NOON, "rescore", Contest.ID, "--all")).isZero();
        assertThat(out).endsWith("2 unchanged, 0 changed, 0 invalid, 0 not rescored\n");
    }

    @Test
    void aReceiptIsCheckedAgainstTheLedger() throws IOException {
        submit("Ada", 15, 3);
        String receipt = receipt();
        submit("Bob", 10, 3);

        assertThat(run(NOON, "leaderboard", Contest.ID, "--verify", "--receipt", receipt))
                .isZero();
        String other = "0".repeat(64);
        assertThat(run(NOON, "leaderboard", Contest.ID, "--verify", "--receipt", receipt, "--receipt", other))
                .isEqualTo(1);
        assertThat(out).isEmpty();
        assertThat(err)
                .contains("fault: no entry has the receipt " + other)
                .contains("the ledger is sound: 2 entries", "but this ledger did not issue the receipt")
                .doesNotContain(receipt, "was changed");
        assertThat(run(NOON, "leaderboard", Contest.ID, "--receipt", other)).isEqualTo(1);
    }

    /** The receipt, which is the last word that submit printed. */
    private String receipt() {
        return out.strip().substring(out.strip().length() - 64);
    }

    private int submit(String team, int publicRight, int privateRight) throws IOException {
        Path csv = contest.submission(publicRight, privateRight);
        return run(NOON, "submit", csv.toString(), "-c", Contest.ID, "--team", team);
    }

    private int run(Clock clock, String... args) {
        StringWriter result = new StringWriter();
        StringWriter messages = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--workspace", root.toString()));
        all.addAll(List.of(args));
        int code = Podium.run(
                new PrintWriter(result, true), new PrintWriter(messages, true), clock, all.toArray(String[]::new));
        out = result.toString();
        err = messages.toString();
        return code;
    }
}
