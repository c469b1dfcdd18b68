package podium.report.charts.svg;

import java.util.ArrayList;
import java.util.List;
import podium.report.charts.svg.Drawing.Anchor;

/**
 * Figures by two axes as SVG: a row for each value of one axis, a column for each value of the other. The best cell is the
 * darkest, the worst the palest. A chart with many columns is wider than a telephone, and scrolls instead of shrinking.
 *
 * @param title the title
 * @param down the name of the axis whose values are the rows; empty for a single row
 * @param rows its values
 * @param across the name of the axis whose values are the columns
 * @param columns its values
 */
public record HeatChart(String title, String down, List<String> rows, String across, List<String> columns) {
    private static final int MARGIN = 12;
    private static final int LINE = 17;
    private static final int ROW = 30;
    private static final double NARROWEST = 52;
    private static final double WIDEST = 110;
    /** The share of the room that names of rows may take. */
    private static final double NAMES = 150;

    private static final double PALEST = 0.08;
    private static final double DARK = 0.75;
    private static final double HALF = 0.36;

    public HeatChart {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /** The figures of a chart. */
    public interface Cells {
        /** How good a figure is, from 0 for the worst to 1 for the best; NaN if there is none. */
        double shade(int row, int column);

        /** The figure as text. */
        String text(int row, int column);
    }

    /** The chart. */
    public Svg svg(Cells cells) {
        double names =
                Math.min(NAMES, rows.stream().mapToDouble(Letters::width).max().orElse(0)) + 8;
        double left = MARGIN + names;
        double cell = Math.max(NARROWEST, Math.min(WIDEST, (Letters.WIDTH - left - MARGIN) / columns.size()));
        int width = (int) Math.ceil(Math.max(Letters.WIDTH, left + columns.size() * cell + MARGIN));
        Drawing drawing = new Drawing();
        double top = 20 + LINE;
        String caption = down.isEmpty() ? across : "down: " + down + "; across: " + across;
        for (String line : Letters.lines(caption, width - 2.0 * MARGIN)) {
            drawing.text("dim", MARGIN, top, Anchor.START, line, width - 2.0 * MARGIN);
            top += LINE;
        }
        top += 4;
        for (int column = 0; column < columns.size(); column++) {
            drawing.text("", left + column * cell + cell / 2, top, Anchor.MIDDLE, columns.get(column), cell - 4);
        }
        top += 8;
        for (int row = 0; row < rows.size(); row++) {
            drawing.text("", left - 8, top + ROW / 2.0 + 4.5, Anchor.END, rows.get(row), names - 8);
            for (int column = 0; column < columns.size(); column++) {
                cell(drawing, cells, row, column, left + column * cell, top, cell);
            }
            top += ROW;
        }
        return drawing.done(
                width > Letters.WIDTH ? "wide" : "", width, (int) Math.ceil(top) + MARGIN, title, described(cells));
    }

    private static void cell(Drawing drawing, Cells cells, int row, int column, double x, double y, double width) {
        double shade = cells.shade(row, column);
        if (Double.isNaN(shade)) {
            drawing.box("empty", x, y, width - 1, ROW - 1, 1);
            drawing.text("dim", x + width / 2, y + ROW / 2.0 + 4, Anchor.MIDDLE, "-", width);
            return;
        }
        double opacity = PALEST + (1 - PALEST) * shade;
        drawing.group(Ink.BLUE.style(), inside -> inside.box("bar", x, y, width - 1, ROW - 1, opacity));
        String style = opacity > DARK ? "on" : opacity > HALF ? "half" : "";
        drawing.text(style, x + width / 2, y + ROW / 2.0 + 4, Anchor.MIDDLE, cells.text(row, column), width);
    }

    private String described(Cells cells) {
        List<String> parts = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                if (!Double.isNaN(cells.shade(row, column))) {
                    parts.add((down.isEmpty() ? "" : rows.get(row) + ", ") + columns.get(column) + ": "
                            + cells.text(row, column));
                }
            }
        }
        return String.join("; ", parts) + ".";
    }
}
