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
 * Reliability diagrams: the share of present classes against their predicted probability, for all classes together.
 * Probabilities on the diagonal are perfectly calibrated.
 *
 * @param calibrations the reliability of each calibration, by name
 */
public record ReliabilityPicture(String title, Map<String, Reliability> calibrations) {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 560;

    /**
     * Draws a PNG.
     *
     * @return false if there are no fonts to draw with
     */
    public boolean write(Path png) throws IOException {
        XYChart chart = Charts.unit(
                WIDTH, HEIGHT, title + ": reliability", "mean probability of a bin", "share of present classes");
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
