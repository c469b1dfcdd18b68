package podium.report.scores;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import podium.judge.leaderboard.Candidate;
import podium.judge.leaderboard.Entry;
import podium.judge.leaderboard.Leaderboard;
import podium.report.tables.Numbers;

/**
 * A column of a leaderboard, and the sentences around the table, shared by all formats for people.
 *
 * @param number true if the cells are aligned to the right
 * @param cell returns the text of a row's cell, not yet escaped
 */
public record LeaderboardColumn<T>(String title, boolean number, Function<T, String> cell) {
    public static final String CLOSE = "~ not distinguishable from the one above (paired bootstrap over images, 95%)";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** The columns of the ranked teams. */
    static List<LeaderboardColumn<Leaderboard.Row>> of(Leaderboard board) {
        List<LeaderboardColumn<Leaderboard.Row>> columns = new ArrayList<>();
        columns.add(new LeaderboardColumn<>("#", true, row -> rank(board, row)));
        columns.add(new LeaderboardColumn<>("Team", false, row -> row.team().name()));
        if (anyClose(board)) {
            columns.add(new LeaderboardColumn<>("", false, row -> isClose(board, row) ? "~" : ""));
        }
        if (board.privateShown()) {
            columns.add(new LeaderboardColumn<>(
                    "Private",
                    true,
                    row -> row.privateFigure()
                            .map(figure -> Numbers.score(figure.score()))
                            .orElse("-")));
            columns.add(new LeaderboardColumn<>(
                    "95% interval",
                    false,
                    row -> row.privateFigure()
                            .map(figure -> Numbers.interval(figure.interval()))
                            .orElse("-")));
        }
        columns.add(new LeaderboardColumn<>(
                "Public", true, row -> Numbers.score(row.publicFigure().score())));
        if (board.privateShown()) {
            columns.add(new LeaderboardColumn<>(
                    "Public #", true, row -> Integer.toString(row.publicFigure().rank())));
            columns.add(new LeaderboardColumn<>("Shake-up", true, LeaderboardColumn::shakeUp));
        } else {
            columns.add(new LeaderboardColumn<>(
                    "95% interval",
                    false, row -> Numbers.interval(row.publicFigure().interval())));
        }
        columns.add(new LeaderboardColumn<>("Entries", true, row -> Integer.toString(row.entries())));
        columns.add(new LeaderboardColumn<>(
                "Last", false, row -> time(row.last(), board.moment().zone())));
        return columns;
    }

    /** The columns of the entries that are not ranked. */
    public static List<LeaderboardColumn<Candidate>> ofUnranked(Leaderboard board) {
        List<LeaderboardColumn<Candidate>> columns = new ArrayList<>();
        columns.add(new LeaderboardColumn<>(
                "Entry", true, candidate -> Long.toString(candidate.entry().sequence())));
        columns.add(new LeaderboardColumn<>(
                "Team", false, candidate -> candidate.entry().team().name()));
        if (board.privateShown()) {
            columns.add(new LeaderboardColumn<>("Private", true, candidate -> Numbers.score(candidate.privateScore())));
        }
        columns.add(new LeaderboardColumn<>("Public", true, candidate -> Numbers.score(candidate.publicScore())));
        columns.add(new LeaderboardColumn<>("Why", false, candidate -> reason(board, candidate)));
        return columns;
    }

    /** The kind of leaderboard: {@code private leaderboard} if the private scores decide the order. */
    public static String kind(Leaderboard board) {
        return (board.privateShown() ? "private leaderboard" : "public leaderboard")
                + (board.track().name().equals(Entry.MAIN_TRACK)
                        ? ""
                        : ", track " + board.track().name());
    }

    /** The sentence in place of the rows if no entry is ranked. */
    public static String empty(Leaderboard board) {
        return board.moment().over() ? "No entry was in time." : "No entry is ranked yet.";
    }

    /** The time of the leaderboard, and the deadline. */
    public static String moment(Leaderboard board) {
        String now = "as of " + time(board.moment().time(), board.moment().zone()) + " ("
                + board.moment().zone().getId() + ")";
        return board.moment()
                .deadline()
                .map(deadline -> now + "; the deadline " + (board.moment().over() ? "was " : "is ")
                        + time(deadline, board.moment().zone()))
                .orElse(now);
    }

    /** True if any row has the mark that {@link #CLOSE} explains. */
    public static boolean anyClose(Leaderboard board) {
        return board.rows().stream().anyMatch(row -> isClose(board, row));
    }

    /** True if a row is not distinguishable from the one above it, by the score that decides the order. */
    public static boolean isClose(Leaderboard board, Leaderboard.Row row) {
        return ranks(board, row) && row.shown().close();
    }

    /** True if a row has a rank by the score that decides the order. */
    public static boolean ranks(Leaderboard board, Leaderboard.Row row) {
        return !board.privateShown() || row.privateFigure().isPresent();
    }

    /** A time to the minute, in the competition's time zone. */
    public static String time(Instant time, ZoneId zone) {
        return MINUTE.format(time.atZone(zone));
    }

    /** The rank of a row, or a dash if the leaderboard is private and the team has no private rank. */
    public static String rank(Leaderboard board, Leaderboard.Row row) {
        return ranks(board, row) ? Integer.toString(row.shown().rank()) : "-";
    }

    /** The change of rank, such as {@code +2}, {@code -1} or {@code 0}; a dash if it is unknown. */
    public static String shakeUp(Leaderboard.Row row) {
        return row.shakeUp()
                .map(won -> won > 0 ? "+" + won : Integer.toString(won))
                .orElse("-");
    }

    /** The reason why an entry is not ranked, and what to do. */
    private static String reason(Leaderboard board, Candidate candidate) {
        return candidate.state() == Candidate.State.NEEDS_RESCORE
                ? "no score by the current solution: run 'podium rescore "
                        + board.track().competition() + "'"
                : candidate.state().toString();
    }

    static <T> List<String> titles(List<LeaderboardColumn<T>> columns) {
        return columns.stream().map(LeaderboardColumn::title).collect(Collectors.toList());
    }

    public static <T> List<String> cells(List<LeaderboardColumn<T>> columns, T row) {
        return columns.stream().map(column -> column.cell.apply(row)).collect(Collectors.toList());
    }
}
