package podium.report.charts;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import podium.player.strategy.classes.Calibrations;
import podium.player.strategy.classes.ClassDecider;
import podium.player.strategy.classes.ClassRule;
import podium.player.strategy.classes.LabelledScores;
import podium.report.charts.svg.LinesChart;
import podium.report.charts.svg.Svg;

/**
 * The mean Dice over images against one threshold for all classes. One curve uses the threshold alone; the other adds
 * the class with the highest score if no class reaches the threshold. The best threshold of each curve is marked.
 *
 * @param scores the scores without calibration
 * @param best the best threshold alone
 * @param bestOrHighest the best threshold with the highest class
 */
public record ThresholdPicture(String title, LabelledScores scores, double best, double bestOrHighest) {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 480;
    private static final int STEPS = 500;

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
        return LinesChart.of(chart());
    }

    private XYChart chart() {
        XYChart chart = Charts.unit(WIDTH, HEIGHT, title + ": one threshold for all classes", "threshold", "mean Dice");
        curve(chart, "threshold alone", false, best, Charts.BLUE);
        curve(chart, "or the highest class", true, bestOrHighest, Charts.ORANGE);
        return chart;
    }

    private void curve(XYChart chart, String name, boolean orHighest, double optimum, Color colour) {
        double[] thresholds = new double[STEPS + 1];
        double[] values = new double[STEPS + 1];
        for (int step = 0; step <= STEPS; step++) {
            thresholds[step] = (double) step / STEPS;
            values[step] = dice(thresholds[step], orHighest);
        }
        Charts.line(chart, name, thresholds, values, colour, Charts.SOLID);
        if (optimum >= 0 && optimum <= 1) {
            double value = dice(optimum, orHighest);
            XYSeries point = chart.addSeries(
                    String.format(Locale.ROOT, "%s, best: %.4f at %.4f", name, value, optimum),
                    new double[] {optimum},
                    new double[] {value});
            point.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(colour).setLineStyle(Charts.THIN);
            point.setLineColor(colour);
        }
    }

    private double dice(double threshold, boolean orHighest) {
        ClassRule rule = new ClassRule.Thresholds(Collections.nCopies(scores.classes(), threshold), orHighest);
        return Arrays.stream(new ClassDecider(Calibrations.none(scores.labels()), rule).dice(scores))
                .average()
                .orElse(Double.NaN);
    }
}
