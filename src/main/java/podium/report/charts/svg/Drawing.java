package podium.report.charts.svg;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import podium.core.VisibleText;

/**
 * Writes the elements of one chart. All text is escaped, and a text that does not fit is shortened, with the whole text as
 * its title.
 */
final class Drawing {
    private static final int MARGIN = 12;
    /** The baseline of the title's first line. */
    private static final int FIRST = 20;

    private static final int LINE = 17;

    private final StringBuilder body = new StringBuilder();

    /** Where a text stands relative to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END;

        private String attribute() {
            return this == START ? "" : " text-anchor=\"" + name().toLowerCase(Locale.ROOT) + "\"";
        }
    }

    /** A length or position with at most one digit after the point. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Elements that share a class, such as a colour. */
    Drawing group(String style, Consumer<Drawing> content) {
        body.append("<g class=\"").append(style).append("\">\n");
        content.accept(this);
        body.append("</g>\n");
        return this;
    }

    Drawing text(String style, double x, double y, Anchor anchor, String text, double room) {
        return text(style, "x=\"" + number(x) + "\" y=\"" + number(y) + "\"", anchor, text, room);
    }

    /** A text that runs upwards from its point. */
    Drawing upwards(String style, double x, double y, String text, double room) {
        return text(
                style,
                "transform=\"translate(" + number(x) + " " + number(y) + ") rotate(-90)\"",
                Anchor.START,
                text,
                room);
    }

    private Drawing text(String style, String place, Anchor anchor, String text, double room) {
        String whole = VisibleText.of(text);
        String shown = Letters.fitting(whole, room);
        body.append("<text ").append(style.isEmpty() ? "" : "class=\"" + style + "\" ");
        body.append(place).append(anchor.attribute()).append('>').append(Markup.escape(shown));
        if (!shown.equals(whole)) {
            body.append("<title>").append(Markup.escape(whole)).append("</title>");
        }
        body.append("</text>\n");
        return this;
    }

    Drawing line(String style, double x1, double y1, double x2, double y2) {
        body.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n",
                style,
                number(x1),
                number(y1),
                number(x2),
                number(y2)));
        return this;
    }

    /**
     * A line through points.
     *
     * @param points pairs such as {@code 10,20 11,22.5}
     * @param dashes the lengths of dashes and gaps; empty for a solid line
     */
    Drawing polyline(String style, String points, String dashes) {
        body.append("<polyline class=\"").append(style).append("\" points=\"").append(points);
        body.append(dashes.isEmpty() ? "" : "\" stroke-dasharray=\"" + dashes).append("\"/>\n");
        return this;
    }

    Drawing circle(String style, double x, double y, double radius) {
        body.append("<circle class=\"").append(style).append("\" cx=\"").append(number(x));
        body.append("\" cy=\"")
                .append(number(y))
                .append("\" r=\"")
                .append(number(radius))
                .append("\"/>\n");
        return this;
    }

    /**
     * A rectangle.
     *
     * @param opacity from 0 to 1
     */
    Drawing box(String style, double x, double y, double width, double height, double opacity) {
        body.append("<rect class=\"").append(style).append("\" x=\"").append(number(x));
        body.append("\" y=\"").append(number(y)).append("\" width=\"").append(number(width));
        body.append("\" height=\"").append(number(height));
        body.append(opacity < 1 ? String.format(Locale.ROOT, "\" fill-opacity=\"%.2f", opacity) : "");
        body.append("\"/>\n");
        return this;
    }

    /**
     * The finished chart. Its elements are those below a title of one line; a longer title moves them down.
     *
     * @param style a second class of the chart, such as {@code wide}; empty for none
     * @param height the height with a title of one line
     * @param title the title, which is also what a screen reader calls the chart
     * @param described what the chart shows, in words
     */
    Svg done(String style, int width, int height, String title, String described) {
        Drawing heading = new Drawing();
        List<String> lines = Letters.lines(VisibleText.of(title), width - 2.0 * MARGIN);
        for (int line = 0; line < lines.size(); line++) {
            heading.text("head", MARGIN, FIRST + line * LINE, Anchor.START, lines.get(line), width - 2.0 * MARGIN);
        }
        int moved = (lines.size() - 1) * LINE;
        int whole = height + moved;
        String content =
                moved == 0 ? body.toString() : "<g transform=\"translate(0 " + moved + ")\">\n" + body + "</g>\n";
        String text = "<svg class=\"chart" + (style.isEmpty() ? "" : " " + style)
                + "\" role=\"img\" width=\"" + width + "\" height=\"" + whole
                + "\" viewBox=\"0 0 " + width + " " + whole + "\">\n<title>" + Markup.escape(title)
                + "</title>\n<desc>" + Markup.escape(described) + "</desc>\n<style>" + Svg.STYLE
                + "</style>\n<rect class=\"paper\" width=\"" + width + "\" height=\"" + whole + "\"/>\n"
                + heading.body + content + "</svg>\n";
        return new Svg(text, width, whole);
    }
}
