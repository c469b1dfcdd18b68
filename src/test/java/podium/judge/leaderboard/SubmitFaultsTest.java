package podium.judge.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.ChildJava;
import podium.Thorough;
import podium.core.files.Sha256;

/** Tests the ledger under faults of the system, with real processes and a disk that is really full. */
class SubmitFaultsTest {
    @TempDir
    private Path root;

    @Test
    void eightProcessesAtOnceCannotExceedTheDailyLimit() throws Exception {
        Contest contest = Contest.in(root, "limits: {daily: 5, finals: 2}");
        for (int round = 0; round < Thorough.count(1, 8); round++) {
            String team = "team " + round;
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            List<Sender> senders = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                senders.add(new Sender(contest, team, files(contest, 3)));
            }
            senders.forEach(Sender::go);
            List<String> answers = new ArrayList<>();
            for (Sender sender : senders) {
                answers.addAll(sender.rest());
            }
            Assumptions.assumeTrue(today.equals(LocalDate.now(ZoneOffset.UTC)), "skipped: midnight came between");

            assertThat(answers).hasSize(24);
            assertThat(answers)
                    .filteredOn(answer -> answer.startsWith("ok "))
                    .hasSize(5)
                    .doesNotHaveDuplicates();
            assertAllThere(contest, answers, 5 * (round + 1));
        }
    }

    @Test
    void manyProcessesAtOnceLoseNoEntry() throws Exception {
        // The first process creates the ledger.
        for (int round = 0; round < Thorough.count(1, 8); round++) {
            Contest contest = Contest.in(root.resolve("round" + round));
            List<Sender> senders = new ArrayList<>();
            int processes = Thorough.count(4, 8);
            for (int i = 0; i < processes; i++) {
                senders.add(new Sender(contest, "team " + i, files(contest, 3)));
            }
            senders.forEach(Sender::go);
            List<String> answers = new ArrayList<>();
            for (Sender sender : senders) {
                answers.addAll(sender.rest());
            }

            assertThat(answers)
                    .hasSize(3 * processes)
                    .allMatch(answer -> answer.startsWith("ok "))
                    .doesNotHaveDuplicates();
            assertAllThere(contest, answers, 3 * processes);
        }
    }

    @Test
    void acknowledgedEntriesSurviveAKillAtAnyMoment() throws Exception {
        Contest contest = Contest.in(root);
        SplittableRandom random = new SplittableRandom(9);
        List<String> acknowledged = new ArrayList<>();
        int between = 0;
        for (int kill = 0; kill < Thorough.count(10, 200); kill++) {
            Sender sender = new Sender(contest, "team " + kill % 3, files(contest, 12));
            sender.go();
            List<String> said = sender.first(random.nextInt(12));
            Thread.sleep(random.nextInt(60));
            said.addAll(sender.kill());
            acknowledged.addAll(said);
            between += said.isEmpty() || said.size() == 12 ? 0 : 1;

            try (Ledger ledger = contest.ledger()) {
                acknowledged.add(
                        answer(contest.submit(ledger, "after a kill", 3, 3).entry()));
            }
            assertAllThere(contest, acknowledged, -1);
        }
        assertThat(acknowledged).doesNotHaveDuplicates();
        assertThat(between)
                .as("kills between the first and the last of a process' 12 acknowledgements")
                .isPositive();
    }

    @Test
    void readingWithoutWritePermissionExplainsTheFailure() throws Exception {
        Contest contest = Contest.in(root);
        Path disk = Files.createDirectories(root.resolve("leaderboard"));
        Assumptions.assumeTrue(
                mounted("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
                "skipped: no disk can be mounted here (needs root on Linux)");
        try {
            LedgerTest.fill(contest);
            assertThat(mounted("mount", "-o", "remount,ro", disk.toString())).isTrue();

            assertThatThrownBy(contest::ledger)
                    .isInstanceOf(IOException.class)
                    .hasMessage(disk.resolve("podium.db") + " cannot be opened: even reading needs permission to"
                            + " write to the file and to its folder (SQLite's write-ahead log is kept there)");
        } finally {
            mounted("umount", disk.toString());
        }
    }

    @Test
    void aLedgerOnAFullOrReadOnlyDiskCanBeReadButNotWritten() throws Exception {
        Contest contest = Contest.in(root);
        Path disk = Files.createDirectories(root.resolve("leaderboard"));
        Assumptions.assumeTrue(
                mounted("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()),
                "skipped: no small disk can be mounted here (needs root on Linux)");
        try {
            LedgerTest.fill(contest);
            Verification before;
            try (Ledger ledger = contest.ledger()) {
                before = Verification.of(ledger);
            }
            mounted("dd", "if=/dev/zero", "of=" + disk.resolve("rest"), "bs=4k");
            assertThat(disk.toFile().getUsableSpace()).isZero();
            assertStillRead(contest, before);

            Files.delete(disk.resolve("rest"));
            assertThat(mounted("mount", "-o", "remount,ro", disk.toString())).isTrue();
            assertStillRead(contest, before);
        } finally {
            mounted("umount", disk.toString());
        }
    }

    private static void assertStillRead(Contest contest, Verification before) throws IOException {
        try (Ledger ledger = Ledger.existing(contest.workspace())) {
            assertThat(Verification.of(ledger)).isEqualTo(before);
            assertThat(contest.board(ledger, true).rows()).hasSize(2);
            assertThatThrownBy(() -> ledger.hide(1, true, "", Instant.EPOCH))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching(".*(cannot be written; check its permissions|the disk is full).*");
        }
    }

    @Test
    void aFullDiskLeavesNoPartialEntry() throws Exception {
        Contest contest = Contest.in(root);
        Path disk = Files.createDirectories(root.resolve("leaderboard"));
        Assumptions.assumeTrue(
                mounted("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk.toString()),
                "skipped: no small disk can be mounted here (needs root on Linux)");
        try {
            List<String> acknowledged = new ArrayList<>();
            try (Ledger ledger = contest.ledger()) {
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 1000; i++) {
                                acknowledged.add(answer(
                                        contest.submit(ledger, "Ada", 3, 3).entry()));
                            }
                        })
                        .isInstanceOf(IOException.class)
                        .hasMessageMatching("(?s).*(disk is full|No space left).*");
            }
            assertThat(acknowledged).hasSizeGreaterThan(3);
            assertAllThere(contest, acknowledged, -1);
            assertThat(mounted("mount", "-o", "remount,size=4m", disk.toString()))
                    .isTrue();
            try (Ledger ledger = contest.ledger()) {
                acknowledged.add(answer(contest.submit(ledger, "Bob", 4, 4).entry()));
            }
            assertAllThere(contest, acknowledged, -1);
        } finally {
            mounted("umount", disk.toString());
        }
    }

    private static boolean mounted(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private static List<Path> files(Contest contest, int count) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(contest.submission(i % 20, 7));
        }
        return files;
    }

    private static String answer(Entry entry) {
        return "ok " + entry.sequence() + " " + entry.sum();
    }

    /** Asserts that no acknowledged entry is missing and that every entry is complete. */
    private static void assertAllThere(Contest contest, List<String> answers, int entries) throws IOException {
        try (Ledger ledger = contest.ledger()) {
            Verification verification = Verification.of(ledger);
            assertThat(verification.faults()).isEmpty();
            List<Entry> there = ledger.entries(Contest.ID);
            assertThat(there.stream().map(SubmitFaultsTest::answer).toList())
                    .containsAll(answers.stream()
                            .filter(answer -> answer.startsWith("ok "))
                            .toList());
            if (entries >= 0) {
                assertThat(there).hasSize(entries);
            }
            assertThat(Leaderboard.entries(ledger, contest.prepared(), Entry.MAIN_TRACK, true, Instant.EPOCH))
                    .allMatch(Candidate::ranked);
        }
        try (Stream<Path> kept = Files.list(contest.workspace().leaderboard().resolve("bytes"))) {
            for (Path file : kept.toList()) {
                String name = String.valueOf(file.getFileName());
                assertThat(name.startsWith(".incoming-") || name.equals(Sha256.of(file)))
                        .as(name)
                        .isTrue();
            }
        }
    }

    /** A {@link SubmitMain} in a process. */
    private static final class Sender {
        private final Process process;
        private final BufferedReader answers;

        Sender(Contest contest, String team, List<Path> files) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    ChildJava.PROGRAM,
                    ChildJava.NATIVE_ACCESS,
                    "-Xshare:auto",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    SubmitMain.class.getName(),
                    contest.workspace().root().toString(),
                    team));
            files.forEach(file -> command.add(file.toString()));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        /** Lets the process begin, so that all begin at once. */
        void go() {
            try {
                assertThat(answers.readLine()).isEqualTo("ready");
                Writer in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
                in.write("go\n");
                in.flush();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** Waits for the given number of answers. */
        List<String> first(int count) throws IOException {
            List<String> lines = new ArrayList<>();
            while (lines.size() < count) {
                lines.add(answers.readLine());
            }
            return lines;
        }

        List<String> rest() throws Exception {
            List<String> lines = answers.lines().toList();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return lines;
        }

        /** Kills the process with SIGKILL and gives its answers until then, complete lines only. */
        List<String> kill() throws Exception {
            process.toHandle().destroyForcibly(); // destroying the Process would close its output too
            process.waitFor();
            StringBuilder said = new StringBuilder();
            for (int symbol = answers.read(); symbol >= 0; symbol = answers.read()) {
                said.append((char) symbol);
            }
            int end = said.lastIndexOf("\n");
            return end < 0 ? List.of() : said.substring(0, end).lines().toList();
        }
    }
}
