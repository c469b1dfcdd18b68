package podium.core.metric;

import java.util.function.ToDoubleFunction;

/**
 * A figure of one player minus the same of another, on the same images: resampled over images, both together, so that what
 * is hard about an image cancels out.
 *
 * @param interval of the difference; where it holds 0, touches it or is not known, the two are not distinguishable
 */
public record PairedDifference(double difference, Interval interval) {
    /** The verdict on a difference that may be noise. */
    public static final String NOT_DISTINGUISHABLE = "not distinguishable";

    /**
     * By rows of statistics of the same images in the same order, as {@link Bootstrap} resamples them.
     *
     * @param difference of the figures themselves
     */
    public static PairedDifference of(
            double difference,
            double[][] first,
            double[][] second,
            ToDoubleFunction<double[]> figure,
            Bootstrap bootstrap) {
        return new PairedDifference(difference, bootstrap.pairedInterval(first, second, figure));
    }

    /** Whether the interval leaves 0 out. */
    public boolean distinguishable() {
        return interval.excludes(0);
    }

    /** What the first is beside the second: better, worse, or not distinguishable. */
    public String verdict() {
        if (!distinguishable()) {
            return NOT_DISTINGUISHABLE;
        }
        return difference > 0 ? "better" : "worse";
    }
}
