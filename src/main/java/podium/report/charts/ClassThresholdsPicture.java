package podium.report.charts;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import podium.report.charts.svg.BarsChart;
import podium.report.charts.svg.Svg;

/**
 * A chart of the threshold of each class, for strategies with one threshold per class. A threshold above 1, which never
 * predicts the class, is drawn at 1.
 *
 * @param classes the names of the classes
 * @param positives the number of images of each class
 * @param thresholds for each strategy, one threshold per class
 */
public record ClassThresholdsPicture(
        String title, List<String> classes, List<Integer> positives, Map<String, List<Double>> thresholds) {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 480;
    private static final int UPRIGHT = 60;

    /**
     * Draws a PNG.
     *
     * @return false if there are no fonts to draw with
     */
    public boolean write(Path png) throws IOException {
        return Pictures.write(png, List.of(chart()), 1);
    }

    /** The chart as SVG. */
    public Svg svg() {
        return BarsChart.of(chart());
    }

    private CategoryChart chart() {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title + ": thresholds by class")
                .xAxisTitle("class (number of images)")
                .yAxisTitle("threshold")
                .build();
        Charts.style(chart.getStyler());
        chart.getStyler()
                .setXAxisLabelRotation(UPRIGHT)
                .setYAxisDecimalPattern("0.0#")
                .setYAxisMin(0.0)
                .setYAxisMax(1.0);
        chart.getStyler().setAvailableSpaceFill(0.8);
        chart.getStyler().setXAxisMaxLabelCount(classes.size()).setAxisTickLabelsFont(Pictures.SMALL);
        List<String> names = IntStream.range(0, classes.size())
                .mapToObj(label -> classes.get(label) + " (" + positives.get(label) + ")")
                .toList();
        List<Color> colours = new ArrayList<>();
        thresholds.forEach((strategy, numbers) -> {
            chart.addSeries(
                    strategy,
                    names,
                    numbers.stream()
                            .map(number -> Math.max(0, Math.min(1, number)))
                            .toList());
            colours.add(Charts.COLOURS.get(colours.size() % Charts.COLOURS.size()));
        });
        chart.getStyler().setSeriesColors(colours.toArray(new Color[0]));
        return chart;
    }
}
