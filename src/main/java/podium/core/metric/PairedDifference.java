package podium.core.metric;

import java.util.function.ToDoubleFunction;

/**
 * The figure of one player minus that of another on the same images, with a bootstrap that resamples both
 * together, so that the difficulty of an image cancels out.
 *
 * @param interval the interval of the difference; if it contains 0 or is unknown, the two are not
 *     distinguishable
 */
public record PairedDifference(double difference, Interval interval) {
    /** The verdict on a difference that may be noise. */
    public static final String NOT_DISTINGUISHABLE = "not distinguishable";

    /**
     * The paired difference, from rows of statistics of the same images in the same order, as {@link Bootstrap}
     * resamples them.
     *
     * @param difference the difference of the figures themselves
     */
    public static PairedDifference of(
            double difference,
            double[][] first,
            double[][] second,
            ToDoubleFunction<double[]> figure,
            Bootstrap bootstrap) {
        return new PairedDifference(difference, bootstrap.pairedInterval(first, second, figure));
    }

    /** True if the interval does not contain 0. */
    public boolean distinguishable() {
        return interval.excludes(0);
    }

    /** The verdict on the first player: better, worse, or not distinguishable. */
    public String verdict() {
        if (!distinguishable()) {
            return NOT_DISTINGUISHABLE;
        }
        return difference > 0 ? "better" : "worse";
    }
}
