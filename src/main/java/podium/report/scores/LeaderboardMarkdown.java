package podium.report.scores;

import java.util.List;
import podium.core.VisibleText;
import podium.judge.leaderboard.Leaderboard;

/** A leaderboard as GitHub Flavored Markdown. */
public final class LeaderboardMarkdown {
    private static final String SYNTAX = "\\`*_{}[]<>()#|&~!:@$^\"'";

    private LeaderboardMarkdown() {}

    public static String of(Leaderboard board) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(escape(board.track().title())).append("\n\n");
        text.append(escape(LeaderboardColumn.kind(board) + ", " + LeaderboardColumn.moment(board)))
                .append("\n\n");
        if (board.rows().isEmpty()) {
            text.append(LeaderboardColumn.empty(board)).append('\n');
        } else {
            table(text, LeaderboardColumn.of(board), board.rows());
        }
        if (LeaderboardColumn.anyClose(board)) {
            text.append('\n').append(escape(LeaderboardColumn.CLOSE)).append('\n');
        }
        if (!board.unranked().isEmpty()) {
            text.append("\n## Not ranked\n\n");
            table(text, LeaderboardColumn.ofUnranked(board), board.unranked());
        }
        return text.toString();
    }

    private static <T> void table(StringBuilder text, List<LeaderboardColumn<T>> columns, List<T> rows) {
        row(text, LeaderboardColumn.titles(columns));
        text.append('|');
        columns.forEach(column -> text.append(column.number() ? "--:|" : ":--|"));
        text.append('\n');
        rows.forEach(row -> row(text, LeaderboardColumn.cells(columns, row)));
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ').append(escape(cell)).append(" |"));
        text.append('\n');
    }

    /**
     * Escapes ASCII punctuation with backslashes (CommonMark 0.31.2, section 2.4), and the dot of {@code www.}, which
     * would start a link (GitHub Flavored Markdown 0.29, section 6.9).
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        VisibleText.of(text).chars().forEach(unit -> {
            if (SYNTAX.indexOf(unit) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) unit);
        });
        return escaped.toString().replaceAll("(?i)(www)\\.", "$1\\\\.");
    }
}
