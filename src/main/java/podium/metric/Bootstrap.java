package podium.metric;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap over images (Efron and Tibshirani, "An introduction to the bootstrap", 1993, chapter 13).
 *
 * <p>Each image brings a row of statistics; a figure is a function of the rows' sum, so that a mean, a mean IoU and a
 * difference of two of either are resampled by the same code: draw as many images as there are, with replacement, add
 * their rows up, apply the function. The same seed gives the same interval.
 *
 * <pre>{@code
 * Interval interval = new Bootstrap(2000, 0.95, 2009).interval(statistics, sum -> sum[0] / sum[1]);
 * }</pre>
 */
public final class Bootstrap {
    private final int resamples;
    private final double level;
    private final long seed;

    /**
     * Settles how the intervals are drawn.
     *
     * @param resamples how many samples are drawn; 2,000 steady a 95% interval to about its second digit
     * @param level share of the resampled figures that the interval holds, in (0, 1)
     */
    public Bootstrap(int resamples, double level, long seed) {
        if (resamples < 1 || level <= 0 || level >= 1) {
            throw new IllegalArgumentException(resamples + " resamples at level " + level);
        }
        this.resamples = resamples;
        this.level = level;
        this.seed = seed;
    }

    /**
     * The interval of a figure of all images.
     *
     * @param statistics one row an image, all of one length; at least one image
     * @param figure of the sum of rows; a resample where it is NaN is left out
     */
    public Interval interval(double[][] statistics, ToDoubleFunction<double[]> figure) {
        if (statistics.length == 0) {
            throw new IllegalArgumentException("a bootstrap without images");
        }
        double[] figures = new double[resamples];
        int defined = 0;
        SplittableRandom random = new SplittableRandom(seed);
        double[] sum = new double[statistics[0].length];
        for (int sample = 0; sample < resamples; sample++) {
            Arrays.fill(sum, 0);
            for (int draw = 0; draw < statistics.length; draw++) {
                double[] row = statistics[random.nextInt(statistics.length)];
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += row[i];
                }
            }
            double value = figure.applyAsDouble(sum);
            if (!Double.isNaN(value)) {
                figures[defined++] = value;
            }
        }
        Arrays.sort(figures, 0, defined);
        double tail = (1 - level) / 2;
        return defined == 0
                ? new Interval(Double.NaN, Double.NaN)
                : new Interval(quantile(figures, defined, tail), quantile(figures, defined, 1 - tail));
    }

    /** The interval of figure(first) - figure(second), both resampled together: row i of each is of the same image. */
    public Interval pairedInterval(double[][] first, double[][] second, ToDoubleFunction<double[]> figure) {
        double[][] rows = new double[first.length][];
        for (int image = 0; image < first.length; image++) {
            rows[image] = Arrays.copyOf(first[image], first[image].length + second[image].length);
            System.arraycopy(second[image], 0, rows[image], first[image].length, second[image].length);
        }
        int width = first.length == 0 ? 0 : first[0].length;
        return interval(
                rows,
                sum -> figure.applyAsDouble(Arrays.copyOf(sum, width))
                        - figure.applyAsDouble(Arrays.copyOfRange(sum, width, sum.length)));
    }

    /** Linear between order statistics, as numpy's default. */
    private static double quantile(double[] sorted, int length, double probability) {
        double position = probability * (length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
