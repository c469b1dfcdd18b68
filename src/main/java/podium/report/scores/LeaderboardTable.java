package podium.report.scores;

import java.util.List;
import podium.core.VisibleText;
import podium.judge.leaderboard.Leaderboard;
import podium.report.tables.TextTable;

/** A leaderboard as aligned text. */
public final class LeaderboardTable {
    private LeaderboardTable() {}

    public static String of(Leaderboard board) {
        StringBuilder text = new StringBuilder();
        text.append(VisibleText.of(board.track().title() + ": " + LeaderboardColumn.kind(board)))
                .append('\n')
                .append(LeaderboardColumn.moment(board))
                .append("\n\n");
        if (board.rows().isEmpty()) {
            text.append(LeaderboardColumn.empty(board));
            text.append(
                    board.moment().over()
                            ? "\n"
                            : " Submit one: podium submit CSV -c "
                                    + board.track().competition() + " --team NAME\n");
        } else {
            text.append(table(LeaderboardColumn.of(board), board.rows()));
        }
        if (LeaderboardColumn.anyClose(board)) {
            text.append('\n').append(LeaderboardColumn.CLOSE).append('\n');
        }
        if (!board.unranked().isEmpty()) {
            text.append("\nNot ranked:\n").append(table(LeaderboardColumn.ofUnranked(board), board.unranked()));
        }
        return text.toString();
    }

    static <T> TextTable table(List<LeaderboardColumn<T>> columns, List<T> rows) {
        TextTable table = new TextTable();
        for (LeaderboardColumn<T> column : columns) {
            if (column.number()) {
                table.right(column.title());
            } else {
                table.left(column.title());
            }
        }
        for (T row : rows) {
            table.row(LeaderboardColumn.cells(columns, row));
        }
        return table;
    }
}
