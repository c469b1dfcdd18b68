package podium.report.charts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import podium.core.metric.RocCurve;
import podium.report.tables.Numbers;

/** ROC curves of a detector: the share of attacked images that it flags against the share of clean images. */
public record RocPicture(String title, Map<String, RocCurve> curves) {
    private static final int SIDE = 620;
    private static final int STEPS = 200;

    /**
     * Draws a PNG.
     *
     * @return false if there are no fonts to draw with
     */
    public boolean write(Path png) throws IOException {
        XYChart chart = Charts.unit(SIDE, SIDE, title, "clean images flagged", "attacked images flagged");
        int colour = 0;
        for (Map.Entry<String, RocCurve> curve : curves.entrySet()) {
            double[] across = new double[STEPS + 1];
            double[] up = new double[STEPS + 1];
            for (int step = 0; step <= STEPS; step++) {
                across[step] = (double) step / STEPS;
                up[step] = curve.getValue().truePositives(across[step]);
            }
            String name =
                    curve.getKey() + ", area " + Numbers.share(curve.getValue().area());
            Charts.line(chart, name, across, up, Charts.COLOURS.get(colour++ % Charts.COLOURS.size()), Charts.SOLID);
        }
        return Pictures.write(png, List.of(chart), 1);
    }
}
