package podium.judge.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.metric.Bootstrap;
import podium.judge.competition.Solution;
import podium.judge.scoring.Comparison;
import podium.judge.scoring.Part;
import podium.judge.scoring.Score;
import podium.judge.scoring.Scorer;
import podium.judge.submission.ReadLimits;

class LeaderboardTest {
    @TempDir
    private Path root;

    private Contest contest;

    @BeforeEach
    void contest() throws IOException {
        contest = Contest.in(root, "deadline: 2027-05-24T23:59:00");
    }

    @Test
    void privateScoresAreHiddenBeforeTheDeadline() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 15, 5);
            contest.submit(ledger, "Bob", 10, 20);

            Leaderboard board = contest.board(ledger, false);
            assertThat(board.privateShown()).isFalse();
            assertThat(board.rows()).extracting(row -> row.team().name()).containsExactly("Ada", "Bob");
            assertThat(board.rows()).allMatch(row -> row.privateFigure().isEmpty());
            assertThat(Leaderboard.entries(
                            ledger,
                            contest.prepared(),
                            Entry.MAIN_TRACK,
                            false,
                            board.moment().time()))
                    .allMatch(candidate -> Double.isNaN(candidate.privateScore()));
        }
    }

    @Test
    void aGraderOrTheDeadlineShowsPrivateScoresAndTheShakeUp() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 15, 5);
            contest.submit(ledger, "Bob", 10, 20);

            Leaderboard over = Leaderboard.of(
                    ledger, contest.prepared(), Entry.MAIN_TRACK, false, Instant.parse("2027-05-24T23:59:00Z"));
            for (Leaderboard board : List.of(contest.board(ledger, true), over)) {
                assertThat(board.rows()).extracting(row -> row.team().name()).containsExactly("Bob", "Ada");
                assertThat(board.rows()).extracting(row -> row.shown().score()).containsExactly(1.0, 0.25);
                assertThat(board.rows())
                        .extracting(row -> row.shakeUp().orElseThrow())
                        .containsExactly(1, -1);
            }
            assertThat(over.moment().over()).isTrue();
        }
    }

    @Test
    void hiddenEntriesDoNotRankAndOnlyGradersSeeThem() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 15, 5);
            contest.submit(ledger, "Ada", 10, 5);
            ledger.hide(1, true, "copied", Instant.EPOCH);

            assertThat(contest.board(ledger, false).rows())
                    .extracting(row -> row.publicFigure().entry())
                    .containsExactly(2L);
            assertThat(contest.board(ledger, false).unranked()).isEmpty();
            assertThat(contest.board(ledger, true).unranked())
                    .extracting(Candidate::state)
                    .containsExactly(Candidate.State.HIDDEN);
            ledger.hide(1, false, "", Instant.EPOCH);
            assertThat(contest.board(ledger, false).rows())
                    .extracting(row -> row.publicFigure().entry())
                    .containsExactly(1L);
        }
    }

    @Test
    void tracksAreRankedSeparately() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 15, 5);
            new SubmissionDesk(ledger, contest.prepared(), Contest.at("2027-01-10T12:00:00Z"))
                    .submit(contest.submission(1, 1), new Team("Ada"), "graders", "", ReadLimits.DEFAULT);

            assertThat(Leaderboard.of(ledger, contest.prepared(), "graders", true, Instant.EPOCH)
                            .rows())
                    .extracting(row -> row.publicFigure().score())
                    .containsExactly(0.05);
            assertThat(contest.board(ledger, false).rows()).hasSize(1);
        }
    }

    /** The marks come from samples that all teams share; the result equals that of comparing each pair alone. */
    @Test
    void aMarkAgreesWithThePairedComparison() throws IOException {
        int[] right = {18, 17, 12, 11, 3};
        try (Ledger ledger = contest.ledger();
                Solution solution = contest.prepared().openSolution()) {
            List<Score> scores = new java.util.ArrayList<>();
            for (int i = 0; i < right.length; i++) {
                Path csv = contest.submission(right[i], 20 - right[i]);
                contest.submit(ledger, "team " + i, csv, "2027-01-10T12:00:00Z");
                scores.add(Scorer.score(
                                csv, solution, contest.prepared().competition().evaluation(), ReadLimits.DEFAULT)
                        .score()
                        .orElseThrow());
            }
            Bootstrap bootstrap = Bootstrap.STANDARD;
            List<Leaderboard.Row> rows = contest.board(ledger, false).rows();
            for (int i = 0; i < right.length; i++) {
                boolean close = i > 0
                        && !Comparison.of(scores.get(i - 1), scores.get(i), Part.PUBLIC, bootstrap)
                                .distinguishable();
                assertThat(rows.get(i).publicFigure().close()).isEqualTo(close);
                assertThat(rows.get(i).publicFigure().interval())
                        .isEqualTo(bootstrap.interval(scores.get(i).statistics(Part.PUBLIC), sum -> sum[0] / sum[1]));
            }
            assertThat(rows).extracting(row -> row.publicFigure().close()).contains(true, false);
        }
    }

    @Test
    void aNewSolutionNeedsRescoringFromTheStoredBytes() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 15, 5);
            contest.submit(ledger, "Bob", 10, 20);
            contest.prepare("1 2");

            assertThat(contest.board(ledger, false).rows()).isEmpty();
            assertThat(contest.board(ledger, false).unranked())
                    .extracting(Candidate::state)
                    .containsExactly(Candidate.State.NEEDS_RESCORE, Candidate.State.NEEDS_RESCORE);

            assertThat(contest.rescore(ledger)).allMatch(Rescoring.Outcome.Scored.class::isInstance);
            assertThat(contest.rescore(ledger)).allMatch(Rescoring.Outcome.Same.class::isInstance);
            assertThat(contest.board(ledger, false).rows()).hasSize(2);

            contest.prepare("1 1");
            assertThat(contest.board(ledger, false).rows())
                    .as("scores by the first solution are kept")
                    .extracting(row -> row.publicFigure().score())
                    .containsExactly(0.75, 0.5);
            assertThat(Verification.of(ledger).faults()).isEmpty();
        }
    }

    @Test
    void anEntryWithoutPublicRowsIsNotCalledInvalid() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            contest.submit(ledger, "Ada", 15, 5);
            changeSolution(text -> text.replace(",Public,", ",Private,"));
            contest.rescore(ledger);

            assertThat(contest.board(ledger, true).unranked()).singleElement().satisfies(candidate -> {
                assertThat(candidate.state().toString()).isEqualTo("the solution has no public rows");
                assertThat(candidate.privateScore()).isEqualTo(0.5);
            });
        }
    }

    private void changeSolution(UnaryOperator<String> change) throws IOException {
        Path solution = contest.prepared().solutionFile();
        String changed = change.apply(Files.readString(solution));
        Files.writeString(solution, changed);
        Path sums = contest.prepared().folder().resolve("SHA256SUMS");
        Files.writeString(
                sums,
                Files.readString(sums)
                        .replaceFirst("[0-9a-f]{64}(?=  private/solution)", podium.core.files.Sha256.of(changed)));
    }

    @Test
    void rescoringReportsLostAndInvalidBytes() throws IOException {
        try (Ledger ledger = contest.ledger()) {
            Entry gone = contest.submit(ledger, "Ada", 15, 5).entry();
            Entry changed = contest.submit(ledger, "Bob", 10, 20).entry();
            Entry whole = contest.submit(ledger, "Cy", 1, 1).entry();
            Files.delete(ledger.bytes().file(gone.sha256()));
            Files.writeString(ledger.bytes().file(changed.sha256()), "Id,Predicted\n");
            changeSolution(text -> text + "i99_classification,1 1,Public,2,2\n");

            List<Rescoring.Outcome> outcomes = contest.rescore(ledger);

            assertThat(outcomes.get(0)).isInstanceOf(Rescoring.Outcome.Lost.class);
            assertThat(outcomes.get(1)).isInstanceOf(Rescoring.Outcome.Lost.class);
            assertThat(outcomes.get(2)).isInstanceOfSatisfying(Rescoring.Outcome.Invalid.class, invalid -> {
                assertThat(invalid.entry()).isEqualTo(whole);
                assertThat(invalid.first().message()).startsWith("this Id is missing");
            });
            assertThat(contest.board(ledger, false).rows()).isEmpty();
            assertThat(contest.board(ledger, false).unranked())
                    .extracting(Candidate::state)
                    .containsExactly(
                            Candidate.State.NEEDS_RESCORE, Candidate.State.NEEDS_RESCORE, Candidate.State.FAILED);
        }
    }
}
