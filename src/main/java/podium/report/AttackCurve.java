package podium.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Success and Dice against epsilon, a line a network each. */
public record AttackCurve(String title, List<AttackTable.Row> rows) {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 460;

    public AttackCurve {
        rows = List.copyOf(rows);
    }

    /**
     * Draws a PNG.
     *
     * @return false where there are no fonts to draw with
     */
    public boolean write(Path png) throws IOException {
        return Pictures.write(
                png,
                List.of(
                        chart("share fooled", AttackTable.Row::success),
                        chart("mean Dice", AttackTable.Row::diceAfter)),
                2);
    }

    private XYChart chart(String name, ToDoubleFunction<AttackTable.Row> value) {
        double most = rows.stream().mapToDouble(AttackTable.Row::epsilon).max().orElse(1);
        XYChart chart = Charts.unit(WIDTH, HEIGHT, title, "epsilon, grey levels of 0 to 255", name);
        chart.getStyler().setXAxisMax(most).setXAxisDecimalPattern("0.#");
        Map<String, List<AttackTable.Row>> networks = new LinkedHashMap<>();
        rows.forEach(row -> networks.computeIfAbsent(row.network(), key -> new ArrayList<>())
                .add(row));
        int colour = 0;
        for (Map.Entry<String, List<AttackTable.Row>> network : networks.entrySet()) {
            List<AttackTable.Row> points = network.getValue();
            Charts.line(
                            chart,
                            network.getKey(),
                            points.stream()
                                    .mapToDouble(AttackTable.Row::epsilon)
                                    .toArray(),
                            points.stream().mapToDouble(value).toArray(),
                            Charts.COLOURS.get(colour++ % Charts.COLOURS.size()),
                            Charts.SOLID)
                    .setMarker(SeriesMarkers.CIRCLE);
        }
        return chart;
    }
}
