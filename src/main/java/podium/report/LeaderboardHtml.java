package podium.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import podium.leaderboard.Leaderboard;
import podium.leaderboard.VisibleText;
import podium.metric.Interval;
import podium.run.Sha256;

/**
 * A leaderboard as one HTML file that needs nothing else: no script, no font, no picture, light or dark as the reader's
 * system is. Its content policy forbids everything but its own style sheet, so that even a flaw here could run nothing.
 */
final class LeaderboardHtml {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1d2330; --dim: #667085; --line: #e3e7ee; --page: #f5f6f9;
              --card: #ffffff; --accent: #2f6fde; --gold: #b98a00; --silver: #7d8695; --bronze: #a8653a;
              --up: #16803c; --down: #c0362c; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e7eaf0; --dim: #97a1b3; --line: #2b3240;
              --page: #12151c; --card: #1a1f29; --accent: #7fb0ff; --gold: #e5bd4a; --silver: #b8c0cc;
              --bronze: #d59a6d; --up: #5ccb85; --down: #ff8a80; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--page); color: var(--ink);
              font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
            main { max-width: 68rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
            h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
            h2 { font-size: 1.1rem; margin: 2.5rem 0 .75rem; }
            p { color: var(--dim); margin: .35rem 0 1.5rem; }
            .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
            th { text-align: left; font-size: .72rem; font-weight: 600; letter-spacing: .05em; text-transform: uppercase;
              color: var(--dim); white-space: nowrap; }
            th, td { padding: .65rem .9rem; border-bottom: 1px solid var(--line); }
            tr:last-child td { border-bottom: 0; }
            td { white-space: nowrap; }
            .number { text-align: right; }
            .team { white-space: normal; overflow-wrap: anywhere; min-width: 9rem; font-weight: 600; }
            .rank { text-align: right; font-weight: 700; color: var(--dim); }
            .rank-1 .rank { color: var(--gold); } .rank-2 .rank { color: var(--silver); }
            .rank-3 .rank { color: var(--bronze); }
            .score { text-align: right; font-weight: 700; }
            .dim { color: var(--dim); }
            .up { color: var(--up); } .down { color: var(--down); }
            .close { color: var(--accent); font-weight: 700; margin-left: .4em; }
            .apart { visibility: hidden; }
            svg { display: block; } .range { stroke: var(--accent); opacity: .45; } .dot { fill: var(--accent); }
            """;
    private static final int BAR_WIDTH = 160;

    private LeaderboardHtml() {}

    static String of(Leaderboard board) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '")
                .append(styleHash())
                .append("'; base-uri 'none'; form-action 'none'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
                .append(escape(board.title() + ": " + LeaderboardColumn.kind(board)))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(escape(board.title()))
                .append("</h1>\n<p>")
                .append(escape(LeaderboardColumn.kind(board) + ", " + LeaderboardColumn.moment(board)))
                .append("</p>\n");
        if (board.rows().isEmpty()) {
            page.append("<p>").append(LeaderboardColumn.empty(board)).append("</p>\n");
        } else {
            ranks(page, board);
        }
        if (LeaderboardColumn.anyClose(board)) {
            page.append("<p>").append(escape(LeaderboardColumn.CLOSE)).append("</p>\n");
        }
        if (!board.unranked().isEmpty()) {
            unranked(page, board);
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
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
        page.append(escape(row.team().name())).append("</bdi></td><td class=\"score\">");
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
                .append(LeaderboardColumn.time(row.last(), board.zone()))
                .append("</td></tr>\n");
    }

    /** The interval as a line and the score as a dot, all rows on one scale; the figures are its tooltip. */
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
                        .append(escape(cells.get(i)))
                        .append("</bdi></td>");
            }
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table></div>\n");
    }

    /** For text and for attributes in double quotes. */
    static String escape(String text) {
        return VisibleText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String styleHash() {
        MessageDigest digest = Sha256.digest();
        return "sha256-" + Base64.getEncoder().encodeToString(digest.digest(STYLE.getBytes(StandardCharsets.UTF_8)));
    }
}
