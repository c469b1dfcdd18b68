package podium.judge.leaderboard;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import podium.core.metric.Bootstrap;
import podium.core.metric.Interval;
import podium.judge.competition.Competition;
import podium.judge.competition.Prepared;

/**
 * The leaderboard of one track at one moment, ready to show: it contains no scores that must stay secret.
 *
 * @param moment the time of the leaderboard
 * @param privateShown true if private scores are included; they then order the rows
 * @param rows one row per ranked team, best first
 * @param unranked the entries that do not rank, in order; hidden entries are included only for a grader
 */
public record Leaderboard(Track track, Moment moment, boolean privateShown, List<Row> rows, List<Candidate> unranked) {
    public Leaderboard {
        rows = List.copyOf(rows);
        unranked = List.copyOf(unranked);
    }

    /**
     * A team's row; {@code entries} is the number of its ranked entries, {@code last} the time of the newest of
     * them.
     */
    public record Row(Team team, int entries, Instant last, Figure publicFigure, Optional<Figure> privateFigure) {
        /** The places gained from the public to the private rank; negative if the team lost places. */
        public Optional<Integer> shakeUp() {
            return privateFigure.map(figure -> publicFigure.rank - figure.rank);
        }

        /** The figure that orders the rows. */
        public Figure shown() {
            return privateFigure.orElse(publicFigure);
        }
    }

    /**
     * A rank and the score behind it.
     *
     * @param entry the number of the entry whose score this is
     * @param interval the 95% bootstrap interval of the score over images
     * @param close true if the paired bootstrap difference to the rank above is not distinguishable from 0
     */
    public record Figure(int rank, double score, Interval interval, boolean close, long entry) {}

    /**
     * Reads the leaderboard at the time {@code now}.
     *
     * @param grader true to show private scores and hidden entries before the deadline too
     */
    public static Leaderboard of(Ledger ledger, Prepared prepared, String track, boolean grader, Instant now)
            throws IOException {
        Competition competition = prepared.competition();
        Yardstick yardstick = Yardstick.of(prepared);
        return ledger.read(connection -> of(connection, competition, yardstick, track, grader, now));
    }

    /** All entries of a track in order. Private scores are NaN before the deadline unless {@code grader} is true. */
    public static List<Candidate> entries(Ledger ledger, Prepared prepared, String track, boolean grader, Instant now)
            throws IOException {
        Competition competition = prepared.competition();
        Yardstick yardstick = Yardstick.of(prepared);
        boolean shown = grader || Moment.of(competition, now).over();
        return ledger.read(connection -> Candidates.of(connection, competition, track, yardstick)).stream()
                .map(candidate -> shown ? candidate : candidate.withoutPrivateScore())
                .toList();
    }

    private static Leaderboard of(
            Connection connection,
            Competition competition,
            Yardstick yardstick,
            String track,
            boolean grader,
            Instant now)
            throws SQLException, IOException {
        Moment moment = Moment.of(competition, now);
        boolean privateShown = grader || moment.over();
        List<Candidate> candidates = Candidates.of(connection, competition, track, yardstick);
        List<Ranking.Place> places = Ranking.of(candidates, competition.finals());
        List<Figure> publicFigures = figures(
                connection,
                competition,
                places.stream().map(Ranking.Place::bestPublic).toList(),
                false);
        List<Figure> privateFigures = privateShown
                ? figures(
                        connection,
                        competition,
                        places.stream()
                                .filter(place -> place.bestPrivate().isPresent())
                                .sorted(Comparator.comparingInt(Ranking.Place::privateRank))
                                .map(place -> place.bestPrivate().orElseThrow())
                                .toList(),
                        true)
                : List.of();
        List<Row> rows = new ArrayList<>();
        for (Ranking.Place place : places) {
            Optional<Figure> privateFigure = privateShown && place.privateRank() > 0
                    ? Optional.of(privateFigures.get(place.privateRank() - 1))
                    : Optional.empty();
            rows.add(new Row(
                    place.team(),
                    place.entries(),
                    place.last(),
                    publicFigures.get(place.publicRank() - 1),
                    privateFigure));
        }
        if (privateShown) {
            rows.sort(Comparator.comparingInt(
                    row -> row.privateFigure().map(Figure::rank).orElse(Integer.MAX_VALUE)));
        }
        List<Candidate> unranked = candidates.stream()
                .filter(candidate -> !candidate.ranked())
                .filter(candidate -> grader || candidate.state() != Candidate.State.HIDDEN)
                .map(candidate -> privateShown ? candidate : candidate.withoutPrivateScore())
                .toList();
        return new Leaderboard(
                new Track(competition.id(), competition.title(), track), moment, privateShown, rows, unranked);
    }

    /**
     * Ranks the candidates from 1 in the given order. All use the same bootstrap samples, so neighbours can be
     * compared in pairs.
     */
    private static List<Figure> figures(
            Connection connection, Competition competition, List<Candidate> ordered, boolean privateRows)
            throws SQLException, IOException {
        List<double[][]> statistics = new ArrayList<>();
        for (Candidate candidate : ordered) {
            statistics.add(LedgerQueries.statistics(connection, candidate.score(), privateRows));
        }
        List<double[]> drawn =
                Bootstrap.STANDARD.figures(statistics, competition.evaluation().metric()::figure);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Candidate candidate = ordered.get(i);
            figures.add(new Figure(
                    i + 1,
                    privateRows ? candidate.privateScore() : candidate.publicScore(),
                    Bootstrap.STANDARD.interval(drawn.get(i)),
                    i > 0 && !difference(drawn.get(i - 1), drawn.get(i)).excludes(0),
                    candidate.entry().sequence()));
        }
        return figures;
    }

    private static Interval difference(double[] above, double[] below) {
        double[] differences = new double[above.length];
        Arrays.setAll(differences, sample -> above[sample] - below[sample]);
        return Bootstrap.STANDARD.interval(differences);
    }
}
