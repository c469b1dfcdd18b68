package podium.report.charts.svg;

import podium.core.VisibleText;

/** Text inside HTML and SVG. */
public final class Markup {
    private Markup() {}

    /** Escapes text, also for attributes with double quotes. What would be invisible becomes a visible escape. */
    public static String escape(String text) {
        return VisibleText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
