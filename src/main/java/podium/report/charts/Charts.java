package podium.report.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import podium.report.charts.svg.Ink;

/** The common style of all charts: distinct colours, thin grid lines, and the legend below. */
public final class Charts {
    static final Color GREY = Ink.GREY.colour();
    static final Color DARK = Ink.DARK.colour();
    public static final Color BLUE = Ink.BLUE.colour();
    public static final Color ORANGE = Ink.ORANGE.colour();
    static final Color GREEN = Ink.GREEN.colour();
    static final Color PURPLE = Ink.PURPLE.colour();

    /** The colours of series, in their order. */
    static final List<Color> COLOURS = List.of(BLUE, ORANGE, GREEN, PURPLE);

    static final BasicStroke SOLID = new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke THIN = new BasicStroke(1);

    private Charts() {}

    static BasicStroke dashed(float width, float dash) {
        return new BasicStroke(
                width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {dash, dash + 2}, 0);
    }

    /** A chart whose both axes go from 0 to 1. */
    static XYChart unit(int width, int height, String title, String across, String up) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(across)
                .yAxisTitle(up)
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisDecimalPattern("0.0#").setYAxisDecimalPattern("0.0##");
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        return chart;
    }

    static void style(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setLegendBorderColor(Color.WHITE)
                .setYAxisLeftWidthHint(70)
                .setPlotContentSize(1)
                .setAnnotationTextFont(new Font(Font.SANS_SERIF, Font.ITALIC, 12))
                .setAnnotationTextFontColor(DARK);
        styler.setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesColor(new Color(0xE4E4E4))
                .setPlotMargin(0);
    }

    /** A line without markers. */
    static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color colour, BasicStroke stroke) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(stroke);
        return series;
    }

    /** A vertical line from 0 to {@code top}. */
    static XYSeries vertical(XYChart chart, String name, double x, double top, Color colour, BasicStroke stroke) {
        return line(chart, name, new double[] {x, x}, new double[] {0, top}, colour, stroke);
    }
}
