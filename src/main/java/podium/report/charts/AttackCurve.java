package podium.report.charts;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import podium.report.tables.AttackTable;

/**
 * Charts of success and of Dice or accuracy against epsilon, with one line per network. Lines start at epsilon 0,
 * without attack.
 */
public record AttackCurve(String title, AttackTable table) {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 460;
    /** The factor that leaves space to the right of the last point. */
    private static final double MARGIN = 1.03;

    /**
     * Draws a PNG.
     *
     * @return false if there are no fonts to draw with
     */
    public boolean write(Path png) throws IOException {
        return Pictures.write(
                png,
                List.of(
                        chart(
                                "success (correctly decided images fooled)",
                                AttackCurve::none,
                                row -> row.success().value()),
                        chart(
                                switch (table.agreement()) {
                                    case DICE -> "mean Dice";
                                    case ACCURACY -> "accuracy";
                                },
                                row -> row.agreement().before(),
                                row -> row.agreement().after())),
                2);
    }

    /** The success at epsilon 0, which is 0, or NaN if there is no image to fool. */
    private static double none(AttackTable.Row row) {
        return row.success().images() == 0 ? Double.NaN : 0;
    }

    private XYChart chart(
            String name, ToDoubleFunction<AttackTable.Row> unchanged, ToDoubleFunction<AttackTable.Row> value) {
        double most = table.rows().stream()
                .mapToDouble(AttackTable.Row::epsilon)
                .max()
                .orElse(0);
        XYChart chart = Charts.unit(WIDTH, HEIGHT, title, "epsilon, grey levels of 0 to 255", name);
        chart.getStyler().setXAxisMax(most == 0 ? 1 : MARGIN * most).setXAxisDecimalPattern("0.##");
        Map<String, List<AttackTable.Row>> networks = new LinkedHashMap<>();
        table.rows()
                .forEach(row -> networks.computeIfAbsent(row.network(), key -> new ArrayList<>())
                        .add(row));
        int colour = 0;
        for (Map.Entry<String, List<AttackTable.Row>> network : networks.entrySet()) {
            List<AttackTable.Row> points = network.getValue();
            DoubleStream x = points.stream().mapToDouble(AttackTable.Row::epsilon);
            DoubleStream y = points.stream().mapToDouble(value);
            if (points.get(0).epsilon() > 0) {
                x = DoubleStream.concat(DoubleStream.of(0), x);
                y = DoubleStream.concat(DoubleStream.of(unchanged.applyAsDouble(points.get(0))), y);
            }
            Color shown = Charts.COLOURS.get(colour++ % Charts.COLOURS.size());
            Charts.line(chart, network.getKey(), x.toArray(), y.toArray(), shown, Charts.SOLID)
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(shown);
        }
        return chart;
    }
}
