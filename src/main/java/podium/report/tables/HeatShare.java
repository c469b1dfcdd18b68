package podium.report.tables;

import podium.core.metric.Bootstrap;
import podium.core.metric.PairedDifference;

/**
 * The share of heat on the pixels of the class that a map is about, beside the share of the image that these pixels are: a
 * map that knows nothing has as much.
 *
 * @param maps that have heat and a class whose pixels are known
 * @param images that they are of
 * @param onClass mean over maps
 * @param area mean over maps
 * @param difference of the two, resampled over images
 */
public record HeatShare(int maps, int images, double onClass, double area, PairedDifference difference) {
    /** By images: the sum over an image's maps, and how many there are. */
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

    /** The finding, as one sentence. */
    String text() {
        return Numbers.percent(onClass) + " of the heat lies on pixels of the class, which are " + Numbers.percent(area)
                + " of the images: " + verdict();
    }

    private String verdict() {
        if (images == 1) {
            return "one image is too few to tell this from a map that knows nothing.";
        }
        String interval = " (paired 95% interval of the difference " + Numbers.interval(difference.interval()) + ").";
        if (!difference.distinguishable()) {
            return "not distinguishable from a map that knows nothing" + interval;
        }
        return (difference.difference() > 0 ? "more" : "less") + " than a map that knows nothing has" + interval;
    }
}
