package podium.judge.leaderboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ranks of the teams of one track.
 *
 * <p>The public rank follows the team's best public score. The private rank follows the best private score
 * among the team's final entries: the {@code finals} entries with the best public scores among those it
 * selected, or among all if it selected none that ranks. Of two equal scores the earlier entry is better, so no
 * two teams share a rank.
 */
final class Ranking {
    private static final Comparator<Candidate> BY_PUBLIC = Comparator.comparingDouble(Candidate::publicScore)
            .reversed()
            .thenComparing(candidate -> candidate.entry().sequence());
    private static final Comparator<Candidate> BY_PRIVATE = Comparator.comparingDouble(Candidate::privateScore)
            .reversed()
            .thenComparing(candidate -> candidate.entry().sequence());

    private Ranking() {}

    /**
     * A team's place.
     *
     * @param entries the number of ranked entries
     * @param last the time of the newest of them
     * @param bestPublic the entry with the team's best public score
     * @param bestPrivate the entry that gives the private rank; empty, with the private rank 0, if no private
     *     score is known
     */
    record Place(
            Team team,
            int entries,
            Instant last,
            Candidate bestPublic,
            int publicRank,
            Optional<Candidate> bestPrivate,
            int privateRank) {}

    /** The places in the order of the public rank, from 1. */
    static List<Place> of(List<Candidate> candidates, int finals) {
        Map<Team, List<Candidate>> teams = new TreeMap<>();
        candidates.stream()
                .filter(Candidate::ranked)
                .sorted(BY_PUBLIC)
                .forEach(candidate -> teams.computeIfAbsent(candidate.entry().team(), team -> new ArrayList<>())
                        .add(candidate));
        Map<Team, Candidate> bestPrivate = new HashMap<>();
        teams.forEach((team, entries) -> finalists(entries, finals).stream()
                .filter(candidate -> !Double.isNaN(candidate.privateScore()))
                .min(BY_PRIVATE)
                .ifPresent(best -> bestPrivate.put(team, best)));
        List<Candidate> byPrivate =
                bestPrivate.values().stream().sorted(BY_PRIVATE).toList();
        List<List<Candidate>> byPublic = teams.values().stream()
                .sorted(Comparator.comparing(entries -> entries.get(0), BY_PUBLIC))
                .toList();
        List<Place> places = new ArrayList<>();
        for (List<Candidate> entries : byPublic) {
            Candidate best = entries.get(0);
            Team team = best.entry().team();
            Optional<Candidate> chosen = Optional.ofNullable(bestPrivate.get(team));
            places.add(new Place(
                    team,
                    entries.size(),
                    entries.stream()
                            .map(candidate -> candidate.entry().time().counted())
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                    best,
                    places.size() + 1,
                    chosen,
                    chosen.map(candidate -> byPrivate.indexOf(candidate) + 1).orElse(0)));
        }
        return places;
    }

    /**
     * The entries that count for the private rank, chosen from a team's entries in the order of their public
     * scores.
     */
    private static List<Candidate> finalists(List<Candidate> entries, int finals) {
        List<Candidate> selected = entries.stream().filter(Candidate::selected).toList();
        List<Candidate> base = selected.isEmpty() ? entries : selected;
        return base.subList(0, Math.min(finals, base.size()));
    }
}
