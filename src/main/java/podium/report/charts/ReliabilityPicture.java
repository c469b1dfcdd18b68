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

/**
 * Reliability diagrams: the share of what is there against the probability that was given, all classes together. On the
 * diagonal probabilities can be believed.
 *
 * @param calibrations by name
 */
public record ReliabilityPicture(String title, Map<String, Reliability> calibrations) {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 560;

    /**
     * Draws a PNG.
     *
     * @return false where there are no fonts to draw with
     */
    public boolean write(Path png) throws IOException {
        XYChart chart = Charts.unit(
                WIDTH, HEIGHT, title + ": reliability", "probability, mean of a bin", "share that is there");
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
        return Pictures.write(png, List.of(chart), 1);
    }
}
