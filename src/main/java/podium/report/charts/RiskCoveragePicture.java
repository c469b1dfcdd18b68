package podium.report.charts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import podium.core.metric.RiskCoverage;
import podium.player.strategy.classes.RejectionStanding;
import podium.report.charts.svg.LinesChart;
import podium.report.charts.svg.Svg;

/**
 * The share of wrong images among those that are kept, against the share that is kept, when the most uncertain images
 * are rejected first. A point marks each rejection whose threshold was tuned on other images.
 *
 * @param rejections the rejections that are marked
 */
public record RiskCoveragePicture(String title, RiskCoverage curve, List<RejectionStanding> rejections) {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 480;

    public RiskCoveragePicture {
        rejections = List.copyOf(rejections);
    }

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
                title + ": rejecting the most uncertain images",
                "share of images that are kept",
                "share of wrong images among them");
        double[] risks = curve.risks();
        Charts.line(chart, "surest images first", curve.coverages(), risks, Charts.BLUE, Charts.SOLID);
        List<RejectionStanding> kept = rejections.stream()
                .filter(rejection -> !Double.isNaN(rejection.right().value()))
                .toList();
        if (!kept.isEmpty()) {
            chart.addSeries(
                            "threshold tuned on other images",
                            kept.stream()
                                    .mapToDouble(rejection -> rejection.kept().value())
                                    .toArray(),
                            kept.stream()
                                    .mapToDouble(
                                            rejection -> 1 - rejection.right().value())
                                    .toArray())
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(Charts.ORANGE)
                    .setLineStyle(SeriesLines.NONE);
        }
        double top = Math.max(0.01, Arrays.stream(risks).max().orElse(1));
        chart.getStyler().setYAxisMax(Math.min(1, 1.1 * top));
        return chart;
    }
}
