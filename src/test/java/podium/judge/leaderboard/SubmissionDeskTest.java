package podium.judge.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.core.RefusedException;
import podium.core.UsageException;
import podium.core.files.Sha256;
import podium.judge.submission.Problem;
import podium.judge.submission.ReadLimits;

class SubmissionDeskTest {
    private static final String LIMITS = "limits: {daily: 2, finals: 2}";

    @TempDir
    private Path root;

    private Contest contest;

    @BeforeEach
    void contest() throws IOException {
        contest = Contest.in(root, LIMITS, "zone: Europe/Brussels", "deadline: 2027-05-24T23:59:00");
    }

    @Test
    void aReceiptHasThePublicScoreTheRankAndTheRemainingSubmissions() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 15, 3);
            SubmissionDesk.Receipt receipt = contest.submit(ledger, "Bob", 10, 20);

            assertThat(receipt.publicScore()).isEqualTo(0.5);
            assertThat(receipt.rank()).hasValue(2);
            assertThat(receipt.remaining()).hasValue(1);
            assertThat(receipt.again()).isFalse();
            assertThat(receipt.late()).isFalse();
            assertThat(receipt.entry().sequence()).isEqualTo(2);
        }
    }

    @Test
    void theBytesAreStoredUnderTheirChecksum() throws IOException {
        Path csv = contest.submission(4, 4);
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", csv, "2027-01-10T12:00:00Z");
        }

        Path kept = root.resolve("leaderboard/bytes").resolve(Sha256.of(csv));
        assertThat(kept).hasSameBinaryContentAs(csv);
        assertThat(root.resolve("leaderboard/bytes")).isDirectoryNotContaining("glob:**.incoming*");
    }

    @Test
    void theSameBytesAgainGiveTheEarlierEntryAndDoNotCount() throws IOException {
        Path csv = contest.submission(4, 4);
        try (Ledger ledger = contest.ledger()) {
            Entry first = contest.submit(ledger, "Ada", csv, "2027-01-10T12:00:00Z")
                    .receipt()
                    .orElseThrow()
                    .entry();
            contest.submit(ledger, "Ada", 5, 5);
            for (int i = 0; i < 10; i++) {
                SubmissionDesk.Receipt again = contest.submit(ledger, "Ada", csv, "2027-01-10T12:30:00Z")
                        .receipt()
                        .orElseThrow();
                assertThat(again.entry()).isEqualTo(first);
                assertThat(again.again()).isTrue();
                assertThat(again.remaining()).hasValue(0);
            }
            SubmissionDesk.Receipt others = contest.submit(ledger, "Bob", csv, "2027-01-10T12:30:00Z")
                    .receipt()
                    .orElseThrow();

            assertThat(others.again()).isFalse();
            assertThat(ledger.entries(Contest.ID)).hasSize(3);
        }
    }

    @Test
    void aTeamOverTheDailyLimitIsToldWhenTheNextDayBegins() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 1, 1);
            contest.submit(ledger, "Ada", 2, 2);
            Path third = contest.submission(3, 3);

            assertThatThrownBy(() -> contest.submit(ledger, "Ada", third, "2027-01-10T22:59:59.999Z"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("team Ada has used its 2 submissions of today; the next day begins on"
                            + " Monday 11 January 2027 00:00 (Europe/Brussels). Nothing was recorded.");
            assertThat(root.resolve("leaderboard/bytes").resolve(Sha256.of(third)))
                    .doesNotExist();
            assertThat(contest.submit(ledger, "Ada", third, "2027-01-10T23:00:00Z")
                            .receipt()
                            .orElseThrow()
                            .remaining())
                    .hasValue(1);
        }
    }

    @Test
    void theSameBytesAgainRepairALostOrChangedFile() throws IOException {
        Path csv = contest.submission(4, 4);
        Path kept = root.resolve("leaderboard/bytes").resolve(Sha256.of(csv));
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", csv, "2027-01-10T12:00:00Z");
            Files.delete(kept);
            contest.submit(ledger, "Ada", csv, "2027-01-10T12:00:00Z");
            assertThat(kept).hasSameBinaryContentAs(csv);
            Files.writeString(kept, "changed");
            contest.submit(ledger, "Ada", csv, "2027-01-10T12:00:00Z");
            assertThat(kept).hasSameBinaryContentAs(csv);
        }
    }

    @Test
    void oldCopiesOfKilledProcessesAreDeleted() throws IOException {
        Path bytes = Files.createDirectories(root.resolve("leaderboard/bytes"));
        Path old = Files.writeString(bytes.resolve(".incoming-old"), "");
        Path young = Files.writeString(bytes.resolve(".incoming-young"), "");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(7))));
        Files.setLastModifiedTime(young, FileTime.from(Instant.now().minus(Duration.ofHours(5))));
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 1, 1);
        }

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void slowScoringDoesNotMakeASubmissionLate() throws IOException {
        Path bytes = root.resolve("leaderboard/bytes");
        Instant before = Instant.parse("2027-05-24T21:58:59.999Z");
        // An hour passes after the desk has copied the file.
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                String[] names = bytes.toFile().list();
                return names == null || names.length == 0 ? before : before.plusSeconds(3600);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        try (Ledger ledger = contest.ledger()) {
            SubmissionDesk.Receipt receipt = new SubmissionDesk(ledger, contest.prepared(), clock)
                    .submit(contest.submission(1, 1), new Team("Ada"), Entry.MAIN_TRACK, "", ReadLimits.DEFAULT)
                    .receipt()
                    .orElseThrow();

            assertThat(receipt.late()).isFalse();
            assertThat(receipt.entry().time().counted()).isEqualTo(before);
        }
    }

    @Test
    void settingTheClockBackGivesNoNewDay() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", contest.submission(1, 1), "2027-01-11T12:00:00Z");
            Entry second = contest.submit(ledger, "Ada", contest.submission(2, 2), "2027-01-10T12:00:00Z")
                    .receipt()
                    .orElseThrow()
                    .entry();

            assertThat(second.time().counted()).isEqualTo(Instant.parse("2027-01-11T12:00:00Z"));
            assertThatThrownBy(() -> contest.submit(ledger, "Ada", contest.submission(3, 3), "2027-01-10T12:00:00Z"))
                    .isInstanceOf(RefusedException.class);
            assertThat(contest.submit(ledger, "Bob", contest.submission(4, 4), "2027-01-10T12:00:00Z")
                            .receipt()
                            .orElseThrow()
                            .entry()
                            .time()
                            .counted())
                    .as("another team is not affected")
                    .isEqualTo(Instant.parse("2027-01-10T12:00:00Z"));
        }
    }

    @Test
    void aDayIsAsLongAsTheCalendarSays() throws IOException {
        // On 28 March 2027 the clocks in Brussels change from 02:00 to 03:00: the day begins at 23:00Z and ends at
        // 22:00Z.
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", contest.submission(1, 1), "2027-03-27T23:00:00Z");
            contest.submit(ledger, "Ada", contest.submission(2, 2), "2027-03-28T21:59:59Z");
            Path third = contest.submission(3, 3);

            assertThatThrownBy(() -> contest.submit(ledger, "Ada", third, "2027-03-28T21:59:59Z"))
                    .isInstanceOf(RefusedException.class);
            contest.submit(ledger, "Ada", third, "2027-03-28T22:00:00Z");
        }
    }

    @Test
    void anInvalidFileDoesNotCountAndLeavesNoTrace() throws IOException {
        Path bad = contest.file("bad.csv", "Id,Predicted\ni0_classification,0 1\n");
        try (Ledger ledger = contest.ledger()) {
            for (int i = 0; i < 3; i++) {
                SubmissionDesk.Answer answer = contest.submit(ledger, "Ada", bad, "2027-01-10T12:00:00Z");
                assertThat(answer.receipt()).isEmpty();
                assertThat(answer.file().path()).isEqualTo(bad);
                assertThat(answer.file().problems().listed())
                        .filteredOn(problem -> problem.kind() == Problem.Kind.MISSING_ID)
                        .hasSize(39);
            }
            assertThat(contest.submit(ledger, "Ada", 1, 1).remaining()).hasValue(1);
            assertThat(ledger.entries(Contest.ID)).hasSize(1);
        }
        assertThat(root.resolve("leaderboard/bytes").toFile().list()).hasSize(1);
    }

    @Test
    void aMissingFileIsAnInputError() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            assertThatThrownBy(() -> contest.submit(ledger, "Ada", root.resolve("no.csv"), "2027-01-10T12:00:00Z"))
                    .isInstanceOf(InputException.class)
                    .hasMessage(root.resolve("no.csv") + ": no such file; expected a submission, .csv or .csv.gz");
        }
    }

    @Test
    void afterTheDeadlineAnEntryIsScoredAndDoesNotRank() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", contest.submission(1, 1), "2027-05-24T21:58:59.999Z");
            SubmissionDesk.Receipt late = contest.submit(
                            ledger, "Bob", contest.submission(20, 20), "2027-05-24T21:59:00Z")
                    .receipt()
                    .orElseThrow();

            assertThat(late.late()).isTrue();
            assertThat(late.publicScore()).isEqualTo(1);
            assertThat(late.rank()).isEqualTo(OptionalInt.empty());
            Leaderboard board = contest.board(ledger, false);
            assertThat(board.rows()).extracting(row -> row.team().name()).containsExactly("Ada");
            assertThat(board.unranked())
                    .extracting(Candidate::state, Candidate::publicScore)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(Candidate.State.LATE, 1.0));
        }
    }

    @Test
    void withoutLimitsNothingIsCounted() throws IOException {
        Contest free = Contest.in(root.resolve("free"));
        try (Ledger ledger = free.ledger()) {
            for (int i = 0; i < 8; i++) {
                assertThat(free.submit(ledger, "Ada", i, i).remaining()).isEmpty();
            }
        }
    }

    @Test
    void selectedEntriesAreOfOneTeamAndAtMostFinals() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 1, 1);
            contest.submit(ledger, "Ada", 2, 2);
            contest.submit(ledger, "Ada", contest.submission(3, 3), "2027-01-11T12:00:00Z");
            contest.submit(ledger, "Bob", 4, 4);
            SubmissionDesk desk = new SubmissionDesk(ledger, contest.prepared(), Contest.at("2027-01-12T12:00:00Z"));
            SubmissionDesk tooLate = new SubmissionDesk(ledger, contest.prepared(), Contest.at("2027-05-24T21:59:00Z"));

            assertThat(desk.select(List.of(2L, 1L, 2L)))
                    .extracting(Entry::sequence)
                    .containsExactly(1L, 2L);
            assertThatThrownBy(() -> desk.select(List.of(1L, 2L, 3L)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("found 3 entries; the rules of duel let 2 count for the private rank");
            assertThatThrownBy(() -> desk.select(List.of(1L, 4L)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("expected entries of one team");
            assertThatThrownBy(() -> desk.select(List.of(9L)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("there is no entry 9;");
            assertThatThrownBy(() -> tooLate.select(List.of(1L)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("the deadline of duel was 2027-05-24T23:59:00");
            ledger.hide(3, true, "", java.time.Instant.EPOCH);
            assertThatThrownBy(() -> desk.select(List.of(3L)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("entry 3 is hidden and does not rank");
        }
    }

    @Test
    void anyNameIsStoredUnchanged() throws IOException {
        String nasty = "=1+1|<b>\u202Etxt\u0000\n\uD83D\uDC69\u200D\uD83D\uDCBB '; DROP TABLE entry; --";
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, nasty, 1, 1);
            new SubmissionDesk(ledger, contest.prepared(), Contest.at("2027-01-10T12:00:00Z"))
                    .submit(contest.submission(2, 2), new Team("x"), Entry.MAIN_TRACK, nasty, ReadLimits.DEFAULT);
        }
        try (Ledger ledger = contest.ledger()) {
            assertThat(ledger.entry(1).team().name()).isEqualTo(nasty);
            assertThat(ledger.entry(2).message()).isEqualTo(nasty);
            assertThat(Verification.of(ledger).faults()).isEmpty();
        }
    }

    @Test
    void theStoredBytesAreTheScoredOnes() throws IOException {
        // The file grows after it was submitted; the entry contains the earlier content.
        Path csv = contest.submission(4, 4);
        String sum = Sha256.of(csv);
        try (Ledger ledger = contest.ledger()) {
            Entry entry = contest.submit(ledger, "Ada", csv, "2027-01-10T12:00:00Z")
                    .receipt()
                    .orElseThrow()
                    .entry();
            Files.writeString(csv, "changed");
            assertThat(entry.sha256()).isEqualTo(sum);
            assertThat(Verification.of(ledger).faults()).isEmpty();
            assertThat(contest.rescore(ledger)).allMatch(Rescoring.Outcome.Same.class::isInstance);
        }
    }
}
