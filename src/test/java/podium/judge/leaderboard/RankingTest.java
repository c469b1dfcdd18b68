package podium.judge.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class RankingTest {
    private static final String SUM = "0".repeat(64);

    @Test
    void publicRankIsByTheBestScoreAndTiesGoToTheEarlierEntry() {
        List<Ranking.Place> places = Ranking.of(
                List.of(
                        entry(1, "Ada", 0.5, 0.1),
                        entry(2, "Bob", 0.5, 0.9),
                        entry(3, "Cy", 0.7, 0.2),
                        entry(4, "Bob", 0.4, 0.95)),
                1);

        assertThat(places).extracting(place -> place.team().name()).containsExactly("Cy", "Ada", "Bob");
        assertThat(places).extracting(Ranking.Place::publicRank).containsExactly(1, 2, 3);
        assertThat(places).extracting(Ranking.Place::privateRank).containsExactly(2, 3, 1);
        assertThat(places.get(2).entries()).isEqualTo(2);
    }

    @Test
    void selectedEntriesCountForThePrivateRank() {
        Candidate best = entry(1, "Ada", 0.9, 0.1);
        Candidate chosen = new Candidate(entry(2, "Ada", 0.2, 0.8).entry(), Candidate.State.RANKED, 0.2, 0.8, 2, true);

        assertThat(Ranking.of(List.of(best, chosen), 1).get(0).bestPrivate()).contains(chosen);
        Candidate hidden = new Candidate(chosen.entry(), Candidate.State.HIDDEN, 0.2, 0.8, 2, true);
        assertThat(Ranking.of(List.of(best, hidden), 1).get(0).bestPrivate()).contains(best);
    }

    @Test
    void ofTooManySelectedEntriesTheBestPublicOnesCount() {
        List<Candidate> selected = List.of(
                selected(entry(1, "Ada", 0.9, 0.1)),
                selected(entry(2, "Ada", 0.2, 0.8)),
                selected(entry(3, "Ada", 0.5, 0.3)));

        assertThat(Ranking.of(selected, 2).get(0).bestPrivate()).contains(selected.get(2));
        assertThat(Ranking.of(selected, 3).get(0).bestPrivate()).contains(selected.get(1));
    }

    private static Candidate selected(Candidate candidate) {
        return new Candidate(
                candidate.entry(),
                candidate.state(),
                candidate.publicScore(),
                candidate.privateScore(),
                candidate.score(),
                true);
    }

    /** Compares with a naive ranking that compares every team with every other. */
    @Test
    void ranksEqualTheCountOfBetterTeams() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < Thorough.count(300, 10_000); round++) {
            List<Candidate> candidates = new ArrayList<>();
            int count = random.nextInt(15);
            for (int i = 1; i <= count; i++) {
                Candidate.State state = random.nextInt(4) == 0 ? Candidate.State.LATE : Candidate.State.RANKED;
                double privateScore = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(4) / 4.0;
                candidates.add(new Candidate(
                        entry(i, "t" + random.nextInt(5), 0, 0).entry(),
                        state,
                        random.nextInt(4) / 4.0,
                        privateScore,
                        i,
                        random.nextInt(5) == 0));
            }
            int finals = 1 + random.nextInt(2);
            for (Ranking.Place place : Ranking.of(candidates, finals)) {
                Candidate mine = Objects.requireNonNull(naiveBestPublic(candidates, place.team()));
                long better = candidates.stream()
                        .map(candidate -> candidate.entry().team())
                        .distinct()
                        .map(team -> naiveBestPublic(candidates, team))
                        .filter(other -> other != null && better(Candidate::publicScore, other, mine))
                        .count();
                assertThat(place.bestPublic()).isEqualTo(mine);
                assertThat(place.publicRank()).isEqualTo(better + 1);
                Candidate finalist = naiveBestPrivate(candidates, place.team(), finals);
                assertThat(place.bestPrivate().orElse(null)).isEqualTo(finalist);
                if (finalist != null) {
                    long betterPrivate = candidates.stream()
                            .map(candidate -> candidate.entry().team())
                            .distinct()
                            .map(team -> naiveBestPrivate(candidates, team, finals))
                            .filter(other -> other != null && better(Candidate::privateScore, other, finalist))
                            .count();
                    assertThat(place.privateRank()).isEqualTo(betterPrivate + 1);
                }
            }
        }
    }

    private static boolean better(ToDoubleFunction<Candidate> score, Candidate mine, Candidate than) {
        double difference = score.applyAsDouble(mine) - score.applyAsDouble(than);
        return difference > 0
                || (difference == 0 && mine.entry().sequence() < than.entry().sequence());
    }

    private static @Nullable Candidate naiveBestPublic(List<Candidate> candidates, Team team) {
        Candidate best = null;
        for (Candidate candidate : candidates) {
            if (candidate.state() == Candidate.State.RANKED
                    && candidate.entry().team().equals(team)
                    && (best == null || better(Candidate::publicScore, candidate, best))) {
                best = candidate;
            }
        }
        return best;
    }

    private static @Nullable Candidate naiveBestPrivate(List<Candidate> candidates, Team team, int finals) {
        List<Candidate> own = candidates.stream()
                .filter(candidate -> candidate.state() == Candidate.State.RANKED
                        && candidate.entry().team().equals(team))
                .toList();
        boolean anySelected = own.stream().anyMatch(Candidate::selected);
        List<Candidate> counting = new ArrayList<>();
        for (Candidate candidate : own) {
            long before = own.stream()
                    .filter(other -> other.selected() || !anySelected)
                    .filter(other -> better(Candidate::publicScore, other, candidate))
                    .count();
            if ((candidate.selected() || !anySelected) && before < finals) {
                counting.add(candidate);
            }
        }
        Candidate best = null;
        for (Candidate candidate : counting) {
            if (!Double.isNaN(candidate.privateScore())
                    && (best == null || better(Candidate::privateScore, candidate, best))) {
                best = candidate;
            }
        }
        return best;
    }

    private static Candidate entry(long sequence, String team, double publicScore, double privateScore) {
        Entry entry = new Entry(
                sequence,
                new Entrant("c", Entry.MAIN_TRACK, new Team(team)),
                EntryTime.of(Instant.ofEpochSecond(sequence)),
                "",
                SUM,
                SUM);
        return new Candidate(entry, Candidate.State.RANKED, publicScore, privateScore, sequence, false);
    }
}
