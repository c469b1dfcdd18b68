package podium.report.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import podium.core.files.Sha256;
import podium.report.charts.svg.Markup;
import podium.report.charts.svg.Svg;

/**
 * A self-contained HTML file with embedded pictures, in the light or dark mode of the reader's system. Its content
 * security policy allows only its own style sheet, its pictures, the style sheet of charts and, for sortable tables, one script. Styles and script
 * are allowed by their hashes, so that injected code cannot run.
 */
final class HtmlPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1d2330; --dim: #667085; --line: #e3e7ee; --page: #f5f6f9;
              --card: #ffffff; --accent: #2f6fde; --gold: #b98a00; --silver: #7d8695; --bronze: #a8653a;
              --up: #16803c; --down: #c0362c; }
            @media screen and (prefers-color-scheme: dark) { :root { --ink: #e7eaf0; --dim: #97a1b3; --line: #2b3240;
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
            figure { margin: 1rem 0; } figcaption { color: var(--dim); font-size: .9rem; margin-top: .35rem; }
            img { max-width: 100%; height: auto; border-radius: 8px; border: 1px solid var(--line); background: #fff; }
            .text { white-space: normal; overflow-wrap: break-word; }
            th.text, th.name { text-transform: none; letter-spacing: 0; font-size: .8rem; white-space: normal; }
            .interval { white-space: nowrap; color: var(--dim); font-size: .9em; }
            .dense { font-size: .8125rem; } .dense th, .dense td { padding: .45rem; }
            .card + p { margin-top: 1.1rem; } p:has(+ .card) { margin-bottom: .6rem; }
            .sortable th { cursor: pointer; }
            nav a { color: var(--accent); margin-right: 1.2rem; text-decoration: none; }
            pre { overflow-x: auto; }
            @media print { body { background: none; } main { max-width: none; padding: 0; }
              .card, .charts { overflow: visible; } table { font-size: 8pt; } .dense table { font-size: 7pt; }
              thead { display: table-header-group; }
              tr, .chart, figure:not(.several) { break-inside: avoid; } h2, h2 + p, p:has(+ .card) { break-after: avoid; }
              th, td, .dense th, .dense td { padding: .2rem .3rem; font-size: inherit; white-space: normal; }
              td.text { overflow-wrap: anywhere; } }
            @media (max-width: 30rem) { main { padding: 1.25rem .75rem 3rem; } }
            .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(20.5rem, 1fr)); gap: .75rem;
              align-items: start; overflow-x: auto; }
            .charts:has(> .small) { grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); }
            .charts:has(> .wide) { display: flex; flex-wrap: wrap; }
            .chart { flex: 1 1 21rem; min-width: 20.5rem; max-width: 34rem; height: auto; border-radius: 12px;
              border: 1px solid var(--rule); }
            .chart:not(.wide) { width: 100%; } .chart.small { min-width: 12rem; max-width: 17rem; }
            .chart.wide { flex: none; max-width: none; }
            svg { display: block; } .range { stroke: var(--accent); opacity: .45; } .dot { fill: var(--accent); }
            """;

    /** Sorts a table by the column whose header is clicked, numbers by value. A second click reverses the order. */
    private static final String SCRIPT = """
            document.querySelectorAll("table.sortable th").forEach((head, column) => {
              let falling = false;
              head.addEventListener("click", () => {
                const body = head.closest("table").tBodies[0];
                const value = row => row.cells[column].textContent;
                const compare = (a, b) => {
                  const [x, y] = [parseFloat(value(a)), parseFloat(value(b))];
                  return isNaN(x) || isNaN(y) ? value(a).localeCompare(value(b)) : x - y;
                };
                falling = !falling;
                [...body.rows].sort((a, b) => falling ? compare(b, a) : compare(a, b)).forEach(row => body.append(row));
              });
            });
            """;

    /** How a chart begins, whose own style sheet must be allowed. */
    private static final String CHART = "<svg class=\"chart";

    private HtmlPage() {}

    /** A page with a body that is HTML already. */
    static String of(String title, String body) {
        boolean sorts = body.contains("class=\"sortable\"");
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:;"
                + " style-src '"
                + hash(STYLE)
                + (body.contains(CHART) ? "' '" + hash(Svg.STYLE) : "")
                + (sorts ? "'; script-src '" + hash(SCRIPT) : "")
                + "'; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"referrer\" content=\"no-referrer\">\n<title>"
                + Markup.escape(title)
                + "</title>\n<style>"
                + STYLE
                + "</style>\n</head>\n<body>\n<main>\n"
                + body
                + "</main>\n"
                + (sorts ? "<script>" + SCRIPT + "</script>\n" : "")
                + "</body>\n</html>\n";
    }

    private static String hash(String text) {
        MessageDigest digest = Sha256.digest();
        return "sha256-" + Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
