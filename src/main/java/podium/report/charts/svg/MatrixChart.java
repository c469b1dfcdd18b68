package podium.report.charts.svg;

import java.util.ArrayList;
import java.util.List;
import podium.core.VisibleText;
import podium.report.charts.svg.Drawing.Anchor;

/**
 * A matrix as SVG: a row for each true label, a column for each predicted one. A cell is darker if it has a larger share
 * of its row. With many labels the chart is wider than a telephone, and scrolls instead of shrinking.
 *
 * @param caption a line below the title
 * @param labels the names of rows and columns
 */
public record MatrixChart(String title, String caption, List<String> labels) {
    private static final int MARGIN = 12;
    /** The room between the caption and the names of the columns. */
    private static final int HEADING = 11;

    private static final int SMALLEST = 12;
    private static final int LINE = 17;
    /** With more labels than this, cells are small and show no numbers. */
    private static final int WRITTEN_LABELS = 60;
    /** Text on cells with a larger share has the colour of the paper. */
    private static final double DARK = 0.75;
    /** Text on cells with a share from here to {@link #DARK} is dark in the light and in the dark mode. */
    private static final double HALF = 0.36;

    /** The cells of a matrix. */
    public interface Cells {
        /** The share of the row; NaN if the row is empty. */
        double share(int actual, int predicted);

        /** The number in the cell; empty for none. */
        String text(int actual, int predicted);
    }

    public MatrixChart {
        labels = labels.stream().map(VisibleText::of).toList();
    }

    private boolean small() {
        return labels.size() > WRITTEN_LABELS;
    }

    /** The chart. */
    public Svg svg(Cells cells) {
        double names =
                Math.min(110, labels.stream().mapToDouble(Letters::width).max().orElse(0)) + 8;
        double cell = small() ? SMALLEST : cell(cells, names);
        double left = MARGIN + names;
        int width = (int) Math.ceil(Math.max(small() ? 0 : Letters.WIDTH, left + labels.size() * cell + MARGIN));
        Drawing drawing = new Drawing();
        double top = 20;
        for (String line : Letters.lines(caption, width - 2.0 * MARGIN)) {
            top += LINE;
            drawing.text("dim", MARGIN, top, Anchor.START, line, width - 2.0 * MARGIN);
        }
        top += HEADING + names;
        for (int label = 0; label < labels.size(); label++) {
            double middle = label * cell + cell / 2 + 4.5;
            drawing.text("", left - 8, top + middle, Anchor.END, labels.get(label), names - 8);
            drawing.upwards("", left + middle, top - 8, labels.get(label), names - 8);
        }
        for (int actual = 0; actual < labels.size(); actual++) {
            row(drawing, cells, actual, left, top + actual * cell, cell);
        }
        int height = (int) Math.ceil(top + labels.size() * cell + MARGIN);
        return drawing.done(width > Letters.WIDTH ? "wide" : "", width, height, title, described(cells));
    }

    /** The side of a cell: as large as fits, and never too small for its text. */
    private double cell(Cells cells, double names) {
        double widest = 0;
        for (int actual = 0; actual < labels.size(); actual++) {
            for (int predicted = 0; predicted < labels.size(); predicted++) {
                widest = Math.max(widest, Letters.width(cells.text(actual, predicted)));
            }
        }
        double fitting = (Letters.WIDTH - 2 * MARGIN - names) / Math.max(1, labels.size());
        return Math.max(Math.max(22, widest + 7), Math.min(46, fitting));
    }

    private void row(Drawing drawing, Cells cells, int actual, double left, double top, double cell) {
        for (int predicted = 0; predicted < labels.size(); predicted++) {
            double share = cells.share(actual, predicted);
            double x = left + predicted * cell;
            if (share > 0) {
                drawing.group(
                        Ink.BLUE.style(), inside -> inside.box("bar", x, top, cell - 1, cell - 1, Math.sqrt(share)));
            } else {
                drawing.box("empty", x, top, cell - 1, cell - 1, 1);
            }
            String text = small() ? "" : cells.text(actual, predicted);
            if (!text.isEmpty()) {
                String style = share > DARK ? "on" : share > HALF ? "half" : "";
                drawing.text(style, x + (cell - 1) / 2, top + cell / 2 + 4, Anchor.MIDDLE, text, cell);
            }
        }
    }

    private String described(Cells cells) {
        List<String> rows = new ArrayList<>();
        for (int actual = 0; actual < labels.size(); actual++) {
            int place = actual;
            List<String> parts = new ArrayList<>();
            for (int predicted = 0; predicted < labels.size(); predicted++) {
                String text = cells.text(place, predicted);
                if (!text.isEmpty()) {
                    parts.add(labels.get(predicted) + " " + text);
                }
            }
            rows.add(labels.get(actual) + " as " + (parts.isEmpty() ? "nothing" : String.join(", ", parts)));
        }
        return caption + ". " + String.join("; ", rows) + ".";
    }
}
