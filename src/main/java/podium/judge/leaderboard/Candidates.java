package podium.judge.leaderboard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import podium.judge.competition.Competition;

/** Reads the entries of a track from the ledger, each with its score and its state. */
final class Candidates {
    private Candidates() {}

    static List<Candidate> of(Connection connection, Competition competition, String track, Yardstick yardstick)
            throws SQLException {
        List<Entry> entries =
                LedgerQueries.entries(connection, "competition = ? AND track = ?", competition.id(), track);
        Map<Long, KeptScore> scores = LedgerQueries.scores(connection, yardstick, competition.id(), track);
        Map<Team, Set<Long>> selected = LedgerQueries.selected(connection, competition.id(), track);
        Set<Long> hidden = LedgerQueries.hidden(connection);
        List<Candidate> candidates = new ArrayList<>();
        for (Entry entry : entries) {
            KeptScore score = scores.get(entry.sequence());
            candidates.add(new Candidate(
                    entry,
                    state(entry, score, hidden.contains(entry.sequence()), competition),
                    score == null ? Double.NaN : score.publicScore(),
                    score == null ? Double.NaN : score.privateScore(),
                    score == null ? 0 : score.sequence(),
                    selected.getOrDefault(entry.team(), Set.of()).contains(entry.sequence())));
        }
        return candidates;
    }

    private static Candidate.State state(
            Entry entry, @Nullable KeptScore score, boolean hidden, Competition competition) {
        if (hidden) {
            return Candidate.State.HIDDEN;
        }
        if (SubmissionDesk.isLate(competition, entry)) {
            return Candidate.State.LATE;
        }
        if (score == null) {
            return Candidate.State.NEEDS_RESCORE;
        }
        if (score.rows() == 0) {
            return Candidate.State.FAILED;
        }
        return Double.isNaN(score.publicScore()) ? Candidate.State.NO_PUBLIC_ROWS : Candidate.State.RANKED;
    }
}
