package podium.report.tables;

import podium.core.metric.Bootstrap;
import podium.core.metric.PairedDifference;

/**
 * The share of heat on the pixels of the explained class, compared with the share of the image that these pixels cover.
 * A uniform map has the same share of heat as of area.
 *
 * @param maps the number of maps with heat and with known pixels of the class
 * @param images the number of images of these maps
 * @param onClass the mean share of heat on the class over maps
 * @param area the mean share of the area of the class over maps
 * @param difference the difference of the two, with a bootstrap over images
 */
public record HeatShare(int maps, int images, double onClass, double area, PairedDifference difference) {
    /** Computes the shares. Each row has the sum over an image's maps, and their number. */
    static HeatShare of(int maps, double[][] shares, double[][] areas, Bootstrap bootstrap) {
        double share = mean(shares);
        double area = mean(areas);
        return new HeatShare(
                maps,
                shares.length,
                share,
                area,
                PairedDifference.of(share - area, shares, areas, Bootstrap.MEAN, bootstrap));
    }

    private static double mean(double[][] rows) {
        double[] sum = new double[2];
        for (double[] row : rows) {
            sum[0] += row[0];
            sum[1] += row[1];
        }
        return Bootstrap.MEAN.applyAsDouble(sum);
    }

    /** The finding as one sentence. */
    String text() {
        return Numbers.percent(onClass) + " of the heat lies on pixels of the class, which"
                + " cover " + Numbers.percent(area)
                + " of the images: " + verdict();
    }

    private String verdict() {
        if (images == 1) {
            return "one image is too few to compare this with a uniform map.";
        }
        String interval = " (paired 95% interval of the difference " + Numbers.interval(difference.interval()) + ").";
        if (!difference.distinguishable()) {
            return "not distinguishable from a uniform map" + interval;
        }
        return (difference.difference() > 0 ? "more" : "less") + " than with a uniform map" + interval;
    }
}
