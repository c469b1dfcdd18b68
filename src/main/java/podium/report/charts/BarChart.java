package podium.report.charts;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/** A bar chart by name, with the bars of several series side by side. A name that a series lacks has the value 0. */
final class BarChart {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;

    private final String title;
    private final String unit;
    private final Map<String, Map<String, Number>> series = new LinkedHashMap<>();

    BarChart(String title, String unit) {
        this.title = title;
        this.unit = unit;
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

    CategoryChart chart() {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(unit)
                .build();
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideE)
                .setSeriesColors(new Color[] {new Color(0x2F6DB5), new Color(0xE08E2B), new Color(0x4C9F70)})
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false);
        chart.getStyler().setXAxisLabelRotation(90).setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setXAxisMaxLabelCount(Integer.MAX_VALUE).setYAxisDecimalPattern("#,##0.#");
        chart.getStyler().setAvailableSpaceFill(0.8).setLegendVisible(series.size() > 1);
        Set<String> names = new LinkedHashSet<>();
        series.values().forEach(bars -> names.addAll(bars.keySet()));
        series.forEach((name, bars) -> {
            List<Number> values = new ArrayList<>();
            names.forEach(bar -> values.add(bars.getOrDefault(bar, 0)));
            chart.addSeries(name, new ArrayList<>(names), values);
        });
        return chart;
    }
}
