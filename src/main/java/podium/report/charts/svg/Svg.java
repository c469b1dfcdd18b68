package podium.report.charts.svg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import podium.core.files.WriteAside;

/**
 * A chart as one {@code svg} element of an HTML page or, by {@link #write}, of a file: text as text, colours as CSS variables with values for the
 * light and the dark mode, a title and a description for screen readers.
 *
 * @param text the element, which ends with a line feed
 * @param width the width in units, which are pixels at the natural size
 * @param height the height in units
 */
public record Svg(String text, int width, int height) {
    /** The style sheet of every chart. A page that allows it by its hash shows charts without any other style. */
    public static final String STYLE = """

            .chart { --ink: #1d2330; --dim: #5b6472; --rule: #dfe3ea; --paper: #ffffff; --grey: #9aa3b0; --pale: #c2ccd8;
              --c1: #2f6db5; --c2: #c46f12; --c3: #3a8159; --c4: #7a4fa3; --c5: #b3344a; --c6: #127f8b; --c7: #8a6a12;
              --c8: #5e6b85; font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
            @media screen and (prefers-color-scheme: dark) { .chart { --ink: #e7eaf0; --dim: #a3acbb; --rule: #2f3644;
              --paper: #1a1f29; --grey: #6b7484; --pale: #475264; --c1: #7fb0ff; --c2: #f0a95a; --c3: #74c898;
              --c4: #c0a0ea; --c5: #ff8f9f; --c6: #58c6d2; --c7: #d8b84e; --c8: #a9b6d0; } }
            .chart .c1 { --c: var(--c1); } .chart .c2 { --c: var(--c2); } .chart .c3 { --c: var(--c3); }
            .chart .c4 { --c: var(--c4); } .chart .c5 { --c: var(--c5); } .chart .c6 { --c: var(--c6); }
            .chart .c7 { --c: var(--c7); } .chart .c8 { --c: var(--c8); } .chart .grey { --c: var(--grey); }
            .chart .dark { --c: var(--ink); } .chart .pale { --c: var(--pale); }
            .chart .paper { fill: var(--paper); } .chart text { fill: var(--ink); } .chart .dim { fill: var(--dim); }
            .chart .head { font-weight: 600; } .chart .on { fill: var(--paper); }
            .chart .half { fill: #1a1f29; }
            .chart .rule { stroke: var(--rule); stroke-width: 1; }
            .chart .line { fill: none; stroke: var(--c); stroke-width: 2; stroke-linejoin: round; }
            .chart .thin { fill: none; stroke: var(--c); stroke-width: 1; }
            .chart .dot { fill: var(--c); } .chart .bar { fill: var(--c); }
            .chart .empty { fill: var(--rule); fill-opacity: .45; }
            """;

    private static final int GAP = 12;

    /**
     * Writes charts as one SVG file, in rows of {@code columns} charts. {@link SvgFile} reads them again.
     *
     * @param charts at least one chart
     */
    public static void write(Path file, List<Svg> charts, int columns) throws IOException {
        StringBuilder body = new StringBuilder();
        int right = 0;
        int top = 0;
        for (int row = 0; row < charts.size(); row += columns) {
            int x = 0;
            int tallest = 0;
            for (Svg chart : charts.subList(row, Math.min(charts.size(), row + columns))) {
                body.append("<g transform=\"translate(")
                        .append(x)
                        .append(' ')
                        .append(top)
                        .append(")\">\n");
                body.append(chart.text()).append("</g>\n");
                x += chart.width() + GAP;
                tallest = Math.max(tallest, chart.height());
            }
            right = Math.max(right, x - GAP);
            top += tallest + GAP;
        }
        int bottom = top - GAP;
        WriteAside.text(
                file,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + right + "\" height=\"" + bottom
                        + "\" viewBox=\"0 0 " + right + " " + bottom + "\">\n" + body + "</svg>\n");
    }
}
