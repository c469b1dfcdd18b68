package podium.report.charts;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import podium.core.metric.Reliability;
import podium.judge.competition.Labelling;
import podium.report.charts.svg.LinesChart;
import podium.report.charts.svg.Svg;

/**
 * Reliability diagrams: the share of present classes against their predicted probability, for all classes together, or,
 * if images have one class, the share of right images against their highest probability. Probabilities on the diagonal
 * are perfectly calibrated.
 *
 * @param labels how many classes an image has
 * @param calibrations the reliability of each calibration, by name
 */
public record ReliabilityPicture(String title, Labelling labels, Map<String, Reliability> calibrations) {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 560;

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
        XYChart chart = Charts.unit(
                WIDTH,
                HEIGHT,
                title + ": reliability",
                switch (labels) {
                    case MULTIPLE -> "mean probability of a bin";
                    case SINGLE -> "mean highest probability of a bin";
                },
                switch (labels) {
                    case MULTIPLE -> "share of present classes";
                    case SINGLE -> "share of right images";
                });
        Charts.line(chart, "right", new double[] {0, 1}, new double[] {0, 1}, Charts.GREY, Charts.dashed(1.4f, 4))
                .setShowInLegend(false);
        int next = 0;
        for (Map.Entry<String, Reliability> calibration : calibrations.entrySet()) {
            Reliability found = calibration.getValue();
            Color colour = Charts.COLOURS.get(next++ % Charts.COLOURS.size());
            String name = String.format(
                    Locale.ROOT, "%s: error %.4f, Brier %.4f", calibration.getKey(), found.error(), found.brier());
            Charts.line(
                            chart,
                            name,
                            found.bins().stream()
                                    .mapToDouble(Reliability.Bin::mean)
                                    .toArray(),
                            found.bins().stream()
                                    .mapToDouble(Reliability.Bin::share)
                                    .toArray(),
                            colour,
                            Charts.SOLID)
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(colour);
        }
        return chart;
    }
}
