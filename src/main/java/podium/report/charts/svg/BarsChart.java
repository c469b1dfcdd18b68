package podium.report.charts.svg;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import podium.core.VisibleText;
import podium.report.charts.svg.Drawing.Anchor;

/**
 * A bar chart as SVG, drawn from the same description as its PNG. The bars lie, so that any number of names can be read;
 * the value is written behind its bar, or the sum behind stacked bars.
 */
public final class BarsChart {
    private static final int WIDTH = Letters.WIDTH;
    private static final int TOP = 34;
    private static final int BAR = 14;
    private static final int GAP = 7;
    private static final int LINE = 19;
    private static final int MARGIN = 12;
    private static final double NAMES = 0.5;

    private final CategoryChart chart;
    private final List<CategorySeries> series;
    private final List<String> names;
    private final boolean stacked;
    private final DecimalFormat format;
    private final double left;
    private final double right;
    private final double most;

    private BarsChart(CategoryChart chart) {
        this.chart = chart;
        this.series = List.copyOf(chart.getSeriesCollection());
        this.names = series.isEmpty()
                ? List.of()
                : List.copyOf(series.get(0).getXData()).stream()
                        .map(name -> VisibleText.of(String.valueOf(name)))
                        .toList();
        this.stacked = chart.getStyler().isStacked();
        String pattern = chart.getStyler().getYAxisDecimalPattern();
        this.format = new DecimalFormat(
                pattern == null ? "#,##0.##" : pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        double widest = names.stream().mapToDouble(Letters::width).max().orElse(0);
        this.left = MARGIN + Math.min(NAMES * WIDTH, widest) + 8;
        Double fixed = chart.getStyler().getYAxisMax();
        double highest = 0;
        double written = 0;
        for (int row = 0; row < names.size(); row++) {
            double sum = 0;
            for (CategorySeries one : series) {
                sum = stacked ? sum + value(one, row) : value(one, row);
                highest = Math.max(highest, sum);
                written = Math.max(written, Letters.width(format.format(sum)));
            }
        }
        this.most = fixed != null ? fixed : highest > 0 ? highest : 1;
        this.right = WIDTH - MARGIN - written - 6;
    }

    /** The chart. */
    public static Svg of(CategoryChart chart) {
        return new BarsChart(chart).svg();
    }

    private static double value(CategorySeries series, int row) {
        double value = series.getYData()[row];
        return Double.isFinite(value) ? value : 0;
    }

    private static String style(int place) {
        return Ink.SERIES.get(place % Ink.SERIES.size()).style();
    }

    private Svg svg() {
        Drawing drawing = new Drawing();
        String unit = chart.getYAxisTitle() == null ? "" : chart.getYAxisTitle();
        String title = chart.getTitle() + (unit.isEmpty() ? "" : " (" + unit + ")");
        int bars = stacked ? 1 : series.size();
        double top = TOP;
        for (int row = 0; row < names.size(); row++) {
            double height = bars * BAR;
            drawing.text("", left - 8, top + height / 2 + 5, Anchor.END, names.get(row), left - 8 - MARGIN);
            if (stacked) {
                stack(drawing, row, top);
            } else {
                row(drawing, row, top);
            }
            top += height + GAP;
        }
        if (chart.getStyler().isLegendVisible()) {
            for (int place = 0; place < series.size(); place++) {
                double y = top;
                drawing.group(style(place), inside -> inside.box("bar", MARGIN, y, BAR, BAR, 1));
                drawing.text(
                        "",
                        MARGIN + BAR + 8.0,
                        top + 12,
                        Anchor.START,
                        series.get(place).getName(),
                        WIDTH - 2.0 * MARGIN - BAR);
                top += LINE;
            }
        }
        return drawing.done("", WIDTH, (int) Math.ceil(top) + 6, title, described());
    }

    private double length(double value) {
        return Math.max(0, Math.min(1, value / most)) * (right - left);
    }

    private void row(Drawing drawing, int row, double top) {
        for (int place = 0; place < series.size(); place++) {
            double value = value(series.get(place), row);
            double y = top + place * (double) BAR;
            drawing.group(style(place), inside -> inside.box("bar", left, y, length(value), BAR - 2.0, 1));
            written(drawing, left + length(value), y, value);
        }
    }

    private void stack(Drawing drawing, int row, double top) {
        double sum = 0;
        for (int place = 0; place < series.size(); place++) {
            double from = left + length(sum);
            sum += value(series.get(place), row);
            double to = left + length(sum);
            drawing.group(style(place), inside -> inside.box("bar", from, top, to - from, BAR, 1));
        }
        written(drawing, left + length(sum), top, sum);
    }

    private void written(Drawing drawing, double x, double top, double value) {
        drawing.text("dim", x + 5, top + 11.5, Anchor.START, format.format(value), WIDTH);
    }

    private String described() {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < names.size(); row++) {
            int place = row;
            rows.add(names.get(row) + ": "
                    + series.stream()
                            .map(one ->
                                    (series.size() == 1 ? "" : one.getName() + " ") + format.format(value(one, place)))
                            .collect(Collectors.joining(", ")));
        }
        return rows.isEmpty() ? "" : String.join("; ", rows) + ".";
    }
}
