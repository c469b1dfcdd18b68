package podium.report.charts.svg;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import podium.report.charts.svg.Drawing.Anchor;

/**
 * A chart of lines and points as SVG, drawn from the same description as its PNG. Each entry of the legend has a line of
 * its own below the chart, so that long names can be read on a telephone.
 */
public final class LinesChart {
    /** A PNG of at most this width is one of many small charts, and so is its SVG. */
    private static final int SMALL_PNG = 300;

    private static final int TOP = 34;
    private static final int RIGHT = 14;
    private static final int LINE = 19;
    private static final int FEW = 40;

    private final XYChart chart;
    private final int width;
    private final int left;
    private final int bottom;
    private final Range across;
    private final Range up;

    /** The values of an axis from end to end. */
    private record Range(double low, double high) {
        static Range of(@Nullable Double low, @Nullable Double high, double[] values) {
            double least =
                    DoubleStream.of(values).filter(Double::isFinite).min().orElse(0);
            double most = DoubleStream.of(values).filter(Double::isFinite).max().orElse(1);
            double from = low == null ? least : low;
            double to = high == null ? most : high;
            return new Range(from, to > from ? to : from + 1);
        }

        double share(double value) {
            return (value - low) / (high - low);
        }

        boolean contains(double value) {
            return value >= low && value <= high;
        }
    }

    /** A text at the top of the chart, above a position of the horizontal axis. */
    public record Note(String text, double at) {}

    private LinesChart(XYChart chart) {
        this.chart = chart;
        boolean small = chart.getWidth() <= SMALL_PNG;
        this.width = small ? Letters.WIDTH * 3 / 5 : Letters.WIDTH;
        this.left = small ? 38 : 58;
        this.bottom = TOP + (small ? 130 : 210);
        this.across = Range.of(
                chart.getStyler().getXAxisMin(),
                chart.getStyler().getXAxisMax(),
                series().stream()
                        .flatMapToDouble(one -> DoubleStream.of(one.getXData()))
                        .toArray());
        this.up = Range.of(
                chart.getStyler().getYAxisMin(),
                chart.getStyler().getYAxisMax(),
                series().stream()
                        .flatMapToDouble(one -> DoubleStream.of(one.getYData()))
                        .toArray());
    }

    /** The chart without notes. */
    public static Svg of(XYChart chart) {
        return of(chart, List.of());
    }

    /** The chart with notes, such as the names of the stages of a training. */
    public static Svg of(XYChart chart, List<Note> notes) {
        return new LinesChart(chart).svg(notes);
    }

    private List<XYSeries> series() {
        return List.copyOf(chart.getSeriesCollection());
    }

    private double x(double value) {
        return left + across.share(value) * (width - left - RIGHT);
    }

    private double y(double value) {
        return bottom - up.share(value) * (bottom - TOP);
    }

    private Svg svg(List<Note> notes) {
        Drawing drawing = new Drawing();
        axes(drawing);
        notes.stream()
                .filter(note -> across.contains(note.at()))
                .forEach(note -> drawing.text(
                        "dim", x(note.at()), TOP + LINE, Anchor.MIDDLE, note.text(), (width - left) / 3.0));
        series().forEach(one -> draw(drawing, one));
        int height = bottom + 2 * LINE + 4;
        List<XYSeries> named = chart.getStyler().isLegendVisible()
                ? series().stream().filter(XYSeries::isShowInLegend).toList()
                : List.of();
        for (XYSeries one : named) {
            legend(drawing, one, height);
            height += LINE;
        }
        return drawing.done(
                width < Letters.WIDTH ? "small" : "", width, height + 6, chart.getTitle(), described(notes));
    }

    private void axes(Drawing drawing) {
        boolean titled = chart.getStyler().isYAxisTitleVisible()
                && !text(chart.getYAxisTitle()).isEmpty();
        Ticks rows = Ticks.of(up.low(), up.high(), 5, false);
        for (double value : rows.values()) {
            drawing.line("rule", left, y(value), width - RIGHT, y(value));
            drawing.text("dim", left - 6, y(value) + 4, Anchor.END, rows.text(value), left - 6);
        }
        boolean whole = "0".equals(chart.getStyler().getXAxisDecimalPattern());
        Ticks columns = Ticks.of(across.low(), across.high(), width < Letters.WIDTH ? 3 : 6, whole);
        for (double value : columns.values()) {
            drawing.text("dim", x(value), bottom + LINE - 2, Anchor.MIDDLE, columns.text(value), 60);
        }
        if (chart.getStyler().isXAxisTitleVisible()
                && !text(chart.getXAxisTitle()).isEmpty()) {
            drawing.text(
                    "dim",
                    (left + width - RIGHT) / 2.0,
                    bottom + 2 * LINE - 4,
                    Anchor.MIDDLE,
                    text(chart.getXAxisTitle()),
                    width - left - RIGHT);
        }
        if (titled) {
            drawing.upwards("dim", 16, bottom, text(chart.getYAxisTitle()), bottom - TOP);
        }
    }

    private static String text(@Nullable String title) {
        return title == null ? "" : title;
    }

    private static Ink ink(XYSeries series) {
        return Ink.of(series.getLineColor() == null ? series.getMarkerColor() : series.getLineColor());
    }

    @SuppressWarnings("ReferenceEquality") // a thin solid stroke equals the one that stands for no line
    private static boolean hasLine(XYSeries series) {
        return series.getLineStyle() != SeriesLines.NONE;
    }

    private static boolean hasPoints(XYSeries series) {
        return series.getMarker() != null && series.getMarker() != SeriesMarkers.NONE;
    }

    private static String style(XYSeries series) {
        return width(series) < 1.5 ? "thin" : "line";
    }

    private static double width(XYSeries series) {
        return series.getLineStyle() == null ? 2 : series.getLineStyle().getLineWidth();
    }

    private static String dashes(XYSeries series) {
        BasicStroke stroke = series.getLineStyle();
        if (stroke == null || stroke.getDashArray() == null) {
            return "";
        }
        return IntStream.range(0, stroke.getDashArray().length)
                .mapToObj(i -> Drawing.number(stroke.getDashArray()[i]))
                .collect(Collectors.joining(" "));
    }

    /** The points within the chart. */
    private List<Integer> shown(XYSeries series) {
        return IntStream.range(0, series.getXData().length)
                .filter(i -> across.contains(series.getXData()[i]) && Double.isFinite(series.getYData()[i]))
                .boxed()
                .toList();
    }

    private void draw(Drawing drawing, XYSeries series) {
        List<Integer> shown = shown(series);
        drawing.group(ink(series).style(), inside -> {
            if (hasLine(series) && shown.size() > 1) {
                String points = shown.stream()
                        .map(i -> Drawing.number(x(series.getXData()[i])) + ","
                                + Drawing.number(y(inside(series.getYData()[i]))))
                        .collect(Collectors.joining(" "));
                inside.polyline(style(series), points, dashes(series));
            }
            if ((hasPoints(series) && shown.size() <= FEW) || shown.size() == 1) {
                shown.forEach(i -> inside.circle("dot", x(series.getXData()[i]), y(inside(series.getYData()[i])), 3.5));
            }
        });
    }

    /** A value within the axis: a line that leaves the chart runs along its edge. */
    private double inside(double value) {
        return Math.max(up.low(), Math.min(up.high(), value));
    }

    private void legend(Drawing drawing, XYSeries series, double top) {
        drawing.group(ink(series).style(), inside -> {
            if (hasLine(series)) {
                String points = "12," + Drawing.number(top + 8) + " 38," + Drawing.number(top + 8);
                inside.polyline(style(series), points, dashes(series));
            }
            if (hasPoints(series)) {
                inside.circle("dot", 25, top + 8, 3.5);
            }
        });
        drawing.text("", 46, top + 12, Anchor.START, series.getName(), width - 46.0 - 10);
    }

    /** Each line in words: where it begins and ends. */
    private String described(List<Note> notes) {
        List<String> sentences = new ArrayList<>();
        for (XYSeries one : series()) {
            List<Integer> shown = shown(one);
            if (one.isShowInLegend() && !shown.isEmpty()) {
                sentences.add(one.getName() + ": from " + point(one, shown.get(0)) + " to "
                        + point(one, shown.get(shown.size() - 1)) + ".");
            }
        }
        notes.forEach(note -> sentences.add(note.text() + " around " + plain(note.at()) + "."));
        return String.join(" ", sentences);
    }

    private static String point(XYSeries series, int i) {
        return new Ticks(List.of(), 3).text(series.getYData()[i]) + " at " + plain(series.getXData()[i]);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? new Ticks(List.of(), 0).text(value) : new Ticks(List.of(), 2).text(value);
    }
}
