package podium.report.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import podium.data.image.PictureEncoder;
import podium.data.image.RgbImage;
import podium.judge.leaderboard.Leaderboard;
import podium.report.charts.Pictures;
import podium.report.charts.svg.Markup;
import podium.report.charts.svg.Svg;
import podium.report.charts.svg.SvgFile;

/**
 * A report as one HTML file: sections with text, tables and pictures.
 *
 * <pre>{@code
 * String html = new ReportPage("Sample").section("Data").text("600 images").picture(png, "Images per class").html();
 * }</pre>
 */
public final class ReportPage {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9,.]*%?|-|");

    /** A figure with its interval, such as {@code 0.844 (0.788 to 0.900)}: a line may end between them. */
    private static final Pattern INTERVAL = Pattern.compile("([+-]?[0-9][0-9,.]*) (\\([^()]* to [^()]*\\))");

    /** Cells of a column whose texts are no longer than this are not broken into lines. */
    private static final int BRIEF = 18;

    /** Tables with more columns than this have smaller letters. */
    private static final int MANY_COLUMNS = 7;

    private static final int LONGEST = 4000;

    /** The longer side of a photograph on a page, in pixels. */
    private static final int WIDEST = 480;

    private static final float QUALITY = 0.85f;

    private final String title;
    private final List<String> sections = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();

    public ReportPage(String title) {
        this.title = title;
    }

    /** Starts a section. */
    public ReportPage section(String name) {
        body.append("<h2 id=\"s").append(sections.size()).append("\">");
        body.append(Markup.escape(name)).append("</h2>\n");
        sections.add(name);
        return this;
    }

    public ReportPage text(String text) {
        body.append("<p>").append(Markup.escape(text)).append("</p>\n");
        return this;
    }

    /** Adds a table. Columns that contain only numbers are aligned to the right. */
    public ReportPage table(List<String> header, List<List<String>> rows) {
        return table("<table>", header, rows);
    }

    /** Adds a table that the reader can sort by clicking on a column's header. */
    public ReportPage sortable(List<String> header, List<List<String>> rows) {
        return table("<table class=\"sortable\">", header, rows);
    }

    private ReportPage table(String tag, List<String> header, List<List<String>> rows) {
        body.append("<div class=\"card").append(header.size() > MANY_COLUMNS ? " dense" : "");
        body.append("\">").append(tag).append("\n<thead><tr>");
        List<String> styles = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            boolean number = isNumber(rows, column);
            cell("th", number ? "name number" : "text", Markup.escape(header.get(column)));
            styles.add(number ? "number" : isBrief(rows, column) ? "" : "text");
        }
        body.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            body.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                Matcher interval = INTERVAL.matcher(row.get(column));
                cell(
                        "td",
                        styles.get(column),
                        interval.matches()
                                ? interval.group(1) + " <span class=\"interval\">" + Markup.escape(interval.group(2))
                                        + "</span>"
                                : Markup.escape(row.get(column)));
            }
            body.append("</tr>\n");
        }
        body.append("</tbody>\n</table></div>\n");
        return this;
    }

    private static boolean isNumber(List<List<String>> rows, int column) {
        return rows.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
    }

    private static boolean isBrief(List<List<String>> rows, int column) {
        return rows.stream().allMatch(row -> row.get(column).length() <= BRIEF);
    }

    private void cell(String tag, String style, String markup) {
        body.append('<').append(tag).append(style.isEmpty() ? ">" : " class=\"" + style + "\">");
        body.append(markup).append("</").append(tag).append('>');
    }

    /** Adds two preformatted texts side by side. Long texts are cut off. */
    public ReportPage sideBySide(String left, String leftText, String right, String rightText) {
        body.append("<div class=\"card\"><table>\n<thead><tr>");
        cell("th", "text", Markup.escape(left));
        cell("th", "text", Markup.escape(right));
        body.append("</tr></thead>\n<tbody><tr>");
        for (String text : List.of(leftText, rightText)) {
            String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "\n..." : text;
            body.append("<td class=\"text\"><pre>").append(Markup.escape(shown)).append("</pre></td>");
        }
        body.append("</tr></tbody>\n</table></div>\n");
        return this;
    }

    /** Adds a PNG or JPEG file with a caption, or a line of text if the file does not exist. */
    public ReportPage picture(Path file, String caption) throws IOException {
        if (!Files.isRegularFile(file)) {
            return text(caption + ": there is no picture, since " + file.getFileName() + " was not drawn");
        }
        return embedded(file.toString().endsWith(Pictures.JPEG) ? "jpeg" : "png", Files.readAllBytes(file), caption);
    }

    private ReportPage embedded(String format, byte[] picture, String caption) {
        body.append("<figure><img alt=\"")
                .append(Markup.escape(caption))
                .append("\" src=\"data:image/")
                .append(format)
                .append(";base64,")
                .append(Base64.getEncoder().encodeToString(picture))
                .append("\"><figcaption>")
                .append(Markup.escape(caption))
                .append("</figcaption></figure>\n");
        return this;
    }

    /** Adds a photograph with a caption, scaled down to the width of a column. */
    public ReportPage photograph(RgbImage image, String caption) throws IOException {
        double scale = Math.min(1, (double) WIDEST / Math.max(image.width(), image.height()));
        RgbImage small = image.resized(Math.max(1, (int) Math.round(scale * image.width())), Math.max(1, (int)
                Math.round(scale * image.height())));
        return embedded("jpeg", PictureEncoder.jpeg(small.buffered(), QUALITY), caption);
    }

    /** Adds charts with a caption; nothing if there is none. */
    public ReportPage charts(List<Svg> charts, String caption) {
        if (charts.isEmpty()) {
            return this;
        }
        body.append("<figure class=\"several\"><div class=\"charts\">\n");
        charts.forEach(chart -> body.append(chart.text()));
        body.append("</div><figcaption>").append(Markup.escape(caption)).append("</figcaption></figure>\n");
        return this;
    }

    /** Adds the charts of a file with a caption, or a line of text if the file does not exist. */
    public ReportPage charts(Path file, String caption) throws IOException {
        if (!Files.isRegularFile(file)) {
            return text(caption + ": there is no chart, since " + file.getFileName() + " was not drawn");
        }
        return charts(new SvgFile(file).read(), caption);
    }

    /** Adds a leaderboard. */
    public ReportPage leaderboard(Leaderboard board) {
        body.append(LeaderboardHtml.body(board));
        return this;
    }

    /** The complete page, with links to its sections at the top. */
    public String html() {
        StringBuilder page =
                new StringBuilder("<h1>").append(Markup.escape(title)).append("</h1>\n<nav><p>");
        for (int i = 0; i < sections.size(); i++) {
            page.append("<a href=\"#s").append(i).append("\">");
            page.append(Markup.escape(sections.get(i))).append("</a> ");
        }
        return HtmlPage.of(title, page.append("</p></nav>\n").append(body).toString());
    }
}
