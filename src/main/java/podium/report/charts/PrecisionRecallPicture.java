package podium.report.charts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import podium.core.metric.AveragePrecision;
import podium.player.strategy.classes.LabelledScores;
import podium.report.charts.svg.LinesChart;
import podium.report.charts.svg.Svg;

/** The precision-recall curve of each class, and one for the scores of all classes together. */
public record PrecisionRecallPicture(List<String> classes, LabelledScores scores) {
    private static final int SIDE = 230;
    private static final int COLUMNS = 7;
    private static final int TICKS = 45;
    private static final int STEPS = 100;

    /**
     * Draws a PNG.
     *
     * @return false if there are no fonts to draw with
     */
    public boolean write(Path png) throws IOException {
        List<XYChart> charts = charts();
        return Pictures.write(png, charts, Math.min(COLUMNS, charts.size()));
    }

    /** The charts as SVG. */
    public List<Svg> svg() {
        return charts().stream().map(LinesChart::of).toList();
    }

    private List<XYChart> charts() {
        List<XYChart> charts = new ArrayList<>();
        int images = scores.images();
        double[] all = new double[images * scores.classes()];
        boolean[] there = new boolean[all.length];
        for (int label = 0; label < scores.classes(); label++) {
            double[] own = new double[images];
            boolean[] positive = new boolean[images];
            for (int image = 0; image < images; image++) {
                own[image] = scores.score(image, label);
                positive[image] = scores.there(image, label);
            }
            System.arraycopy(own, 0, all, label * images, images);
            System.arraycopy(positive, 0, there, label * images, images);
            charts.add(panel(classes.get(label), AveragePrecision.of(own, positive)));
        }
        charts.add(panel("all together", AveragePrecision.of(all, there)));
        return charts;
    }

    private static XYChart panel(String name, AveragePrecision ranking) {
        double figure = ranking.averagePrecision();
        XYChart chart = Charts.unit(
                SIDE,
                SIDE,
                name + (Double.isNaN(figure) ? ": no image" : String.format(Locale.ROOT, ": %.3f", figure)),
                "",
                "");
        chart.getStyler().setLegendVisible(false).setYAxisLeftWidthHint(34);
        chart.getStyler().setAxisTitlesVisible(false).setXAxisTickMarkSpacingHint(TICKS);
        chart.getStyler().setAxisTickLabelsFont(Pictures.SMALL);
        chart.getStyler().setChartTitleFont(Pictures.PLAIN);
        if (!Double.isNaN(figure)) {
            double[] recalls = IntStream.rangeClosed(0, STEPS)
                    .mapToDouble(step -> (double) step / STEPS)
                    .toArray();
            double[] precisions =
                    Arrays.stream(recalls).map(ranking::precisionAtRecall).toArray();
            Charts.line(chart, name, recalls, precisions, Charts.BLUE, Charts.SOLID);
        }
        return chart;
    }
}
