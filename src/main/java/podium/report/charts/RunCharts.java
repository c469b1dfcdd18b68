package podium.report.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.figures.History;
import podium.player.figures.Metric;
import podium.report.charts.svg.Ink;
import podium.report.charts.svg.LinesChart;
import podium.report.charts.svg.Svg;

/** Charts of several runs: their learning curves in one chart, and their times. */
public final class RunCharts {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 480;
    private static final int FEW = 12;
    private static final double MINUTE = 60;

    private RunCharts() {}

    /**
     * The loss and a metric by epoch, a line for each run: on valid, or on train for a run without valid images. With more
     * runs than colours, the dashes tell them apart.
     *
     * @param runs the histories by the name of the run, in the order of the legend
     * @param metric the metric of the second chart
     * @param name the metric's name
     */
    public static List<Svg> curves(Map<String, History> runs, Metric metric, String name) {
        Map<String, History> drawn = new LinkedHashMap<>();
        runs.forEach((run, history) -> {
            if (!history.epochs().isEmpty()) {
                drawn.put(run, history);
            }
        });
        return drawn.isEmpty()
                ? List.of()
                : Stream.of(chart("loss by epoch", drawn, Metric.LOSS), chart(name + " by epoch", drawn, metric))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static Optional<Svg> chart(String title, Map<String, History> runs, Metric metric) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("epoch")
                .build();
        Charts.style(chart.getStyler());
        chart.getStyler().setXAxisDecimalPattern("0").setXAxisMin(0.0).setYAxisMin(0.0);
        if (metric != Metric.LOSS && metric != Metric.LOG_LOSS) {
            chart.getStyler().setYAxisMax(1.0);
        }
        int place = 0;
        for (Map.Entry<String, History> run : runs.entrySet()) {
            add(chart, run.getKey(), run.getValue(), metric, place++);
        }
        return chart.getSeriesCollection().isEmpty() ? Optional.empty() : Optional.of(LinesChart.of(chart));
    }

    private static void add(XYChart chart, String name, History history, Metric metric, int place) {
        List<Double> epochs = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (EpochFigures epoch : history.epochs()) {
            PartFigures valid = epoch.valid();
            double value = metric.figure(valid == null ? epoch.train() : valid);
            if (!Double.isNaN(value)) {
                epochs.add((double) epoch.epoch());
                values.add(value);
            }
        }
        if (epochs.isEmpty()) {
            return;
        }
        Color colour = Ink.SERIES.get(place % Ink.SERIES.size()).colour();
        int lap = place / Ink.SERIES.size();
        BasicStroke stroke = lap == 0 ? Charts.SOLID : Charts.dashed(2, 3f * lap);
        Charts.line(chart, history.chosen() ? name : name + " (on train)", array(epochs), array(values), colour, stroke)
                .setMarker(epochs.size() <= FEW ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE)
                .setMarkerColor(colour);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The training time of each run as a bar. */
    public static Svg fitTimes(Map<String, Double> seconds) {
        double longest =
                seconds.values().stream().mapToDouble(value -> value).max().orElse(0);
        boolean minutes = longest >= 10 * MINUTE;
        double unit = minutes ? MINUTE : 1;
        double digits = minutes || longest < MINUTE ? 10 : 1;
        BarChart chart = new BarChart("fit time", minutes ? "minutes" : "seconds");
        chart.series(
                "fit time",
                List.copyOf(seconds.keySet()),
                seconds.values().stream()
                        .map(value -> Math.round(value / unit * digits) / digits)
                        .toList());
        return chart.svg();
    }

    /**
     * What runs say of one image, a bar for each run and label.
     *
     * @param labels the labels that are shown
     * @param shares for each run the values of these labels
     */
    public static Svg shares(String title, List<String> labels, Map<String, List<Double>> shares) {
        BarChart chart = new BarChart(title, "%");
        shares.forEach((run, values) -> chart.series(
                run, labels, values.stream().map(value -> 100 * value).toList()));
        return chart.svg();
    }
}
