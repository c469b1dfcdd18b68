package podium.judge.leaderboard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import podium.judge.scoring.Part;
import podium.judge.scoring.Score;

/** Appends scores to the ledger, each only if it differs from the stored one. */
final class Scoring {
    private Scoring() {}

    /** An appended score, and the entry's newest score before it by any yardstick. */
    record Change(Optional<KeptScore> before, double publicScore, double privateScore) {}

    static Optional<Change> append(Connection connection, Entry entry, Score score, Yardstick yardstick)
            throws SQLException {
        return append(
                connection,
                entry,
                yardstick,
                score.figures(Part.PUBLIC).score(),
                score.figures(Part.PRIVATE).score(),
                score.figures(Part.ALL).rows(),
                KeptStatistics.encode(score));
    }

    /** Appends a failure: the stored bytes are invalid for the current solution. */
    static Optional<Change> appendFailure(Connection connection, Entry entry, Yardstick yardstick) throws SQLException {
        return append(
                connection,
                entry,
                yardstick,
                Double.NaN,
                Double.NaN,
                0,
                KeptStatistics.encode(new double[0][], new double[0][]));
    }

    private static Optional<Change> append(
            Connection connection,
            Entry entry,
            Yardstick yardstick,
            double publicScore,
            double privateScore,
            long rows,
            byte[] statistics)
            throws SQLException {
        Optional<KeptScore> before = LedgerQueries.score(connection, entry.sequence(), yardstick);
        boolean same = before.filter(kept -> Double.compare(kept.publicScore(), publicScore) == 0
                        && Double.compare(kept.privateScore(), privateScore) == 0
                        && kept.rows() == rows)
                .isPresent();
        if (same) {
            return Optional.empty();
        }
        Optional<KeptScore> newest = LedgerQueries.newestScore(connection, entry.sequence());
        LedgerTable.SCORE.append(
                connection,
                entry.sequence(),
                yardstick.metric(),
                yardstick.solution(),
                publicScore,
                privateScore,
                rows,
                statistics);
        return Optional.of(new Change(newest, publicScore, privateScore));
    }
}
