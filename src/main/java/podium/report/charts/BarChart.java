package podium.report.charts;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;
import podium.report.charts.svg.BarsChart;
import podium.report.charts.svg.Svg;
import podium.report.tables.TextTable;

/** A bar chart by name, with the bars of several series side by side or stacked. A name that a series lacks has the value 0. */
final class BarChart {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;

    /** The longest name that leaves room for the bars. */
    private static final int LONGEST = 24;

    /** The most names that can be read below the bars; of more, every second or third is written. */
    private static final int MOST_NAMES = 50;

    private final String title;
    private final String unit;
    private final boolean stacked;
    private final Map<String, Map<String, Number>> series = new LinkedHashMap<>();

    /** A chart whose series stand side by side. */
    BarChart(String title, String unit) {
        this(title, unit, false);
    }

    private BarChart(String title, String unit, boolean stacked) {
        this.title = title;
        this.unit = unit;
        this.stacked = stacked;
    }

    /** A chart whose series stand on each other, the first one at the bottom. */
    static BarChart stacked(String title, String unit) {
        return new BarChart(title, unit, true);
    }

    void series(String name, List<String> names, List<? extends Number> values) {
        Map<String, Number> bars = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            bars.put(names.get(i), values.get(i));
        }
        series.put(name, bars);
    }

    boolean isEmpty() {
        return series.values().stream().allMatch(Map::isEmpty);
    }

    /** The chart as SVG. */
    Svg svg() {
        return BarsChart.of(chart());
    }

    CategoryChart chart() {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(unit)
                .build();
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideE)
                .setSeriesColors(new Color[] {Charts.BLUE, Charts.ORANGE, Charts.GREEN})
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false);
        chart.getStyler().setXAxisLabelRotation(90).setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setXAxisMaxLabelCount(MOST_NAMES).setYAxisDecimalPattern("#,##0.#");
        chart.getStyler().setStacked(stacked).setAvailableSpaceFill(0.8).setLegendVisible(series.size() > 1);
        Set<String> names = new LinkedHashSet<>();
        series.values().forEach(bars -> names.addAll(bars.keySet()));
        List<String> shown = shown(names);
        series.forEach((name, bars) -> {
            List<Number> values = new ArrayList<>();
            names.forEach(bar -> values.add(bars.getOrDefault(bar, 0)));
            chart.addSeries(name, shown, values);
        });
        return chart;
    }

    /** The names, long ones without their middle; with numbers if two would become equal. */
    private static List<String> shown(Set<String> names) {
        List<String> shown =
                names.stream().map(name -> TextTable.shortened(name, LONGEST)).toList();
        return new LinkedHashSet<>(shown).size() == names.size()
                ? shown
                : IntStream.range(0, shown.size())
                        .mapToObj(i -> (i + 1) + ": " + shown.get(i))
                        .toList();
    }
}
