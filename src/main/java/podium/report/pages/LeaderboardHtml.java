package podium.report.pages;

import java.util.List;
import java.util.Locale;
import podium.core.metric.Interval;
import podium.judge.leaderboard.Leaderboard;
import podium.report.charts.svg.Markup;
import podium.report.scores.LeaderboardColumn;
import podium.report.tables.Numbers;

/** A leaderboard as an HTML page. */
final class LeaderboardHtml {
    private static final int BAR_WIDTH = 160;

    private LeaderboardHtml() {}

    public static String of(Leaderboard board) {
        String body = "<h1>" + Markup.escape(board.track().title()) + "</h1>\n<p>"
                + Markup.escape(LeaderboardColumn.kind(board) + ", " + LeaderboardColumn.moment(board))
                + "</p>\n"
                + body(board);
        return HtmlPage.of(board.track().title() + ": " + LeaderboardColumn.kind(board), body);
    }

    /** The leaderboard without a title, for a page that has one. */
    static String body(Leaderboard board) {
        StringBuilder page = new StringBuilder();
        if (board.rows().isEmpty()) {
            page.append("<p>").append(LeaderboardColumn.empty(board)).append("</p>\n");
        } else {
            ranks(page, board);
        }
        if (LeaderboardColumn.anyClose(board)) {
            page.append("<p>").append(Markup.escape(LeaderboardColumn.CLOSE)).append("</p>\n");
        }
        if (!board.unranked().isEmpty()) {
            unranked(page, board);
        }
        return page.toString();
    }

    private static void ranks(StringBuilder page, Leaderboard board) {
        double low = board.rows().stream()
                .mapToDouble(row -> row.shown().interval().low())
                .min()
                .orElse(0);
        double high = board.rows().stream()
                .mapToDouble(row -> row.shown().interval().high())
                .max()
                .orElse(1);
        Interval scale = new Interval(low, high);
        page.append("<div class=\"card\"><table>\n<thead><tr><th class=\"number\">#</th><th>Team</th>")
                .append("<th class=\"number\">")
                .append(board.privateShown() ? "Private" : "Score")
                .append("</th><th>95% interval</th>");
        if (board.privateShown()) {
            page.append("<th class=\"number\">Public</th><th class=\"number\">Public #</th>")
                    .append("<th class=\"number\">Shake-up</th>");
        }
        page.append("<th class=\"number\">Entries</th><th>Last</th></tr></thead>\n<tbody>\n");
        for (Leaderboard.Row row : board.rows()) {
            row(page, board, row, scale);
        }
        page.append("</tbody>\n</table></div>\n");
    }

    private static void row(StringBuilder page, Leaderboard board, Leaderboard.Row row, Interval scale) {
        boolean ranks = LeaderboardColumn.ranks(board, row);
        String rank = LeaderboardColumn.rank(board, row);
        page.append("<tr class=\"rank-").append(ranks ? rank : "none").append("\"><td class=\"rank\">");
        page.append(rank).append("</td><td class=\"team\"><bdi>");
        page.append(Markup.escape(row.team().name())).append("</bdi></td><td class=\"score\">");
        page.append(ranks ? Numbers.score(row.shown().score()) : "-");
        page.append(
                LeaderboardColumn.isClose(board, row)
                        ? "<span class=\"close\">~</span>"
                        : "<span class=\"close apart\">~</span>");
        page.append("</td><td>");
        if (ranks) {
            page.append(bar(row.shown(), scale));
        }
        page.append("</td>");
        if (board.privateShown()) {
            int won = row.shakeUp().orElse(0);
            page.append("<td class=\"number dim\">")
                    .append(Numbers.score(row.publicFigure().score()))
                    .append("</td><td class=\"number dim\">")
                    .append(row.publicFigure().rank())
                    .append("</td><td class=\"number ")
                    .append(won > 0 ? "up" : won < 0 ? "down" : "dim")
                    .append("\">")
                    .append(LeaderboardColumn.shakeUp(row))
                    .append("</td>");
        }
        page.append("<td class=\"number dim\">")
                .append(row.entries())
                .append("</td><td class=\"dim\">")
                .append(LeaderboardColumn.time(row.last(), board.moment().zone()))
                .append("</td></tr>\n");
    }

    /** The interval as a line and the score as a dot, on the same scale in all rows. The tooltip has the interval. */
    private static String bar(Leaderboard.Figure figure, Interval scale) {
        String text = Numbers.interval(figure.interval());
        return String.format(
                Locale.ROOT,
                "<svg width=\"%d\" height=\"16\" role=\"img\" aria-label=\"%s\"><title>%s</title>"
                        + "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"8\" y2=\"8\" stroke-width=\"6\""
                        + " stroke-linecap=\"round\"/><circle class=\"dot\" cx=\"%.1f\" cy=\"8\" r=\"4\"/></svg>",
                BAR_WIDTH,
                text,
                text,
                position(figure.interval().low(), scale),
                position(figure.interval().high(), scale),
                position(figure.score(), scale));
    }

    private static double position(double score, Interval scale) {
        double width = scale.high() - scale.low();
        double share = width > 0 ? (score - scale.low()) / width : 0.5;
        return 6 + Math.min(1, Math.max(0, share)) * (BAR_WIDTH - 12);
    }

    private static void unranked(StringBuilder page, Leaderboard board) {
        var columns = LeaderboardColumn.ofUnranked(board);
        page.append("<h2>Not ranked</h2>\n<div class=\"card\"><table>\n<thead><tr>");
        columns.forEach(column -> page.append(column.number() ? "<th class=\"number\">" : "<th>")
                .append(column.title())
                .append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        for (var candidate : board.unranked()) {
            List<String> cells = LeaderboardColumn.cells(columns, candidate);
            page.append("<tr>");
            for (int i = 0; i < cells.size(); i++) {
                page.append(columns.get(i).number() ? "<td class=\"number\">" : "<td class=\"team dim\">")
                        .append("<bdi>")
                        .append(Markup.escape(cells.get(i)))
                        .append("</bdi></td>");
            }
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table></div>\n");
    }
}
