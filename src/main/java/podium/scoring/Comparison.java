package podium.scoring;

import java.util.function.ToDoubleFunction;
import podium.metric.Bootstrap;
import podium.metric.Interval;

/**
 * The paired difference of two submissions to the same solution: resampled over images, both together, so that what is
 * hard about an image cancels out.
 *
 * @param difference first minus second
 * @param interval of the difference; where it holds 0 the two are not distinguishable
 */
public record Comparison(double difference, Interval interval) {
    public static Comparison of(Score first, Score second, Part part, Bootstrap bootstrap) {
        if (first.metric() != second.metric()) {
            throw new IllegalArgumentException(first.metric() + " compared with " + second.metric());
        }
        if (!first.solution().sha256().equals(second.solution().sha256())) {
            throw new IllegalArgumentException("scores against different solutions compared");
        }
        double difference = first.figures(part).score() - second.figures(part).score();
        return of(
                difference,
                first.statistics(part),
                second.statistics(part),
                Statistics.figure(first.metric()),
                bootstrap);
    }

    /** Rows of the same images in the same order. */
    public static Comparison of(
            double difference,
            double[][] first,
            double[][] second,
            ToDoubleFunction<double[]> figure,
            Bootstrap bootstrap) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(first.length + " images compared with " + second.length);
        }
        return new Comparison(difference, bootstrap.pairedInterval(first, second, figure));
    }

    /** Whether the interval leaves 0 out. */
    public boolean distinguishable() {
        return interval.excludes(0);
    }
}
