package podium.core.metric;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap over images (Efron and Tibshirani, "An introduction to the bootstrap", 1993, chapter
 * 13).
 *
 * <p>Each image has a row of statistics, and a figure is a function of the rows' sum. So one method resamples a
 * mean, a mean IoU and their differences: draw as many images as there are, with replacement, add their rows,
 * apply the function. The same seed gives the same interval.
 *
 * <pre>{@code
 * Interval interval = Bootstrap.STANDARD.interval(statistics, Bootstrap.MEAN);
 * }</pre>
 */
public final class Bootstrap {
    /**
     * The settings of every interval: 95%, over images, with enough samples to settle its second digit;
     * repeatable.
     */
    public static final Bootstrap STANDARD = new Bootstrap(2000, 0.95, 2009);

    /** The mean of summed rows: sum / number. */
    public static final ToDoubleFunction<double[]> MEAN = sum -> sum[0] / sum[1];

    /** The number of draws kept at once: enough to share among players, and independent of the number of images. */
    private static final int DRAWN_AT_ONCE = 1 << 20;

    private final int resamples;
    private final double level;
    private final long seed;

    /**
     * Creates a bootstrap.
     *
     * @param resamples the number of samples; 2,000 settle a 95% interval to about its second digit
     * @param level the share of the resampled figures that the interval contains, in (0, 1)
     */
    public Bootstrap(int resamples, double level, long seed) {
        if (resamples < 1 || level <= 0 || level >= 1) {
            throw new IllegalArgumentException(resamples + " resamples at level " + level);
        }
        this.resamples = resamples;
        this.level = level;
        this.seed = seed;
    }

    /** This bootstrap with another number of samples. */
    public Bootstrap withResamples(int number) {
        return new Bootstrap(number, level, seed);
    }

    /**
     * The interval of a figure over all images.
     *
     * @param statistics one row per image, all of one length; at least one image
     * @param figure a function of the sum of rows; samples where it is NaN are left out
     * @return the interval; NaN to NaN for a single image, or if no sample has a figure
     */
    public Interval interval(double[][] statistics, ToDoubleFunction<double[]> figure) {
        return interval(figures(Collections.singletonList(statistics), figure).get(0));
    }

    /**
     * The figures of several players under each sample. All use the same samples, so the difference of two
     * results is the bootstrap of their paired difference. For a single image all figures are NaN, because
     * every sample would be that image again.
     *
     * @param statistics for each player one row per image, in the same order of images; at least one image
     */
    public List<double[]> figures(List<double[][]> statistics, ToDoubleFunction<double[]> figure) {
        if (statistics.isEmpty()) {
            return List.of();
        }
        int images = statistics.get(0).length;
        if (images == 0) {
            throw new IllegalArgumentException("a bootstrap needs at least one image");
        }
        statistics.forEach(rows -> requireImages(images, rows.length));
        if (images == 1) {
            return statistics.stream().map(rows -> unknown()).toList();
        }
        List<double[]> figures =
                statistics.stream().map(rows -> new double[resamples]).toList();
        List<double[][]> columns = statistics.stream().map(Bootstrap::columns).toList();
        SplittableRandom random = new SplittableRandom(seed);
        int block = Math.max(1, DRAWN_AT_ONCE / images);
        for (int first = 0; first < resamples; first += block) {
            int[][] draws = draws(random, Math.min(block, resamples - first), List.of(images));
            int from = first;
            IntStream.range(0, statistics.size())
                    .parallel()
                    .forEach(player -> resample(columns.get(player), draws, figure, figures.get(player), from));
        }
        return figures;
    }

    /** The interval with the middle share of resampled figures; NaN figures are left out. */
    public Interval interval(double[] figures) {
        double[] sorted = Arrays.stream(figures)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double tail = (1 - level) / 2;
        return sorted.length == 0
                ? new Interval(Double.NaN, Double.NaN)
                : new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail));
    }

    /**
     * Like {@link #figures(List, ToDoubleFunction)}, for figures that are not functions of a sum, such as average
     * precision. The samples are the same.
     *
     * @param images the number of images, at least one
     * @param players for each player the figure as a function of how often each image was drawn
     */
    public List<double[]> figuresOfDraws(int images, List<ToDoubleFunction<int[]>> players) {
        return figuresOfDraws(List.of(images), players);
    }

    /**
     * The figures of several players under each sample, for images in groups, such as known and unknown ones. A sample
     * draws from each group as many images as it has, so no group is ever empty. If a group has a single image, all
     * figures are NaN, because every sample would have that image again.
     *
     * @param groups the number of images of each group, at least one in each
     * @param players for each player the figure as a function of how often each image was drawn, group after group
     */
    public List<double[]> figuresOfDraws(List<Integer> groups, List<ToDoubleFunction<int[]>> players) {
        if (groups.contains(0)) {
            throw new IllegalArgumentException("a bootstrap needs at least one image");
        }
        if (groups.contains(1)) {
            return players.stream().map(player -> unknown()).toList();
        }
        int images = groups.stream().mapToInt(Integer::intValue).sum();
        List<double[]> figures =
                players.stream().map(player -> new double[resamples]).toList();
        SplittableRandom random = new SplittableRandom(seed);
        int block = Math.max(1, DRAWN_AT_ONCE / images);
        for (int first = 0; first < resamples; first += block) {
            int[][] draws = draws(random, Math.min(block, resamples - first), groups);
            int from = first;
            IntStream.range(0, players.size()).parallel().forEach(player -> {
                for (int sample = 0; sample < draws.length; sample++) {
                    figures.get(player)[from + sample] =
                            players.get(player).applyAsDouble(counted(draws[sample], images));
                }
            });
        }
        return figures;
    }

    /** The figures of a player that is chosen among several, under each sample. */
    public static final class Chosen {
        private final double[] leads;
        private final double[] means;

        private Chosen(double[] leads, double[] means) {
            this.leads = leads;
            this.means = means;
        }

        /**
         * Returns the figure of the chosen player on the images that were not drawn, minus the mean of all players there; NaN
         * of a sample that has every image, or where a player has no figure.
         */
        public double[] leads() {
            return leads.clone();
        }

        /** Returns the mean over all players of the figures on the drawn images. */
        public double[] means() {
            return means.clone();
        }
    }

    /**
     * For each sample one player is chosen by its figure on the drawn images, and measured on the images that were not drawn,
     * where the choice gives it no advantage (Tsamardinos, Greasidou and Borboudakis, "Bootstrapping the out-of-sample
     * predictions for efficient and accurate cross-validation", 2018). There its lead over the mean of all players is taken,
     * and not its figure, because average precision depends on the number of images. The samples are those of {@link
     * #figuresOfDraws}.
     *
     * @param images the number of images, at least one
     * @param players for each player the figure as a function of how often each image counts
     * @param chooses the place of the chosen player among the figures of all
     */
    public Chosen figuresOfChosen(int images, List<ToDoubleFunction<int[]>> players, ToIntFunction<double[]> chooses) {
        if (images == 0) {
            throw new IllegalArgumentException("a bootstrap needs at least one image");
        }
        Chosen chosen = new Chosen(unknown(), unknown());
        SplittableRandom random = new SplittableRandom(seed);
        int block = Math.max(1, DRAWN_AT_ONCE / images);
        for (int first = 0; first < resamples && images > 1; first += block) {
            int[][] draws = draws(random, Math.min(block, resamples - first), List.of(images));
            int from = first;
            IntStream.range(0, draws.length).parallel().forEach(sample -> {
                int[] times = counted(draws[sample], images);
                int[] others = new int[images];
                Arrays.setAll(others, image -> times[image] == 0 ? 1 : 0);
                double[] drawn = players.stream()
                        .mapToDouble(player -> player.applyAsDouble(times))
                        .toArray();
                chosen.means[from + sample] = Arrays.stream(drawn).average().orElse(Double.NaN);
                if (Arrays.stream(others).sum() > 0) {
                    double[] left = players.stream()
                            .mapToDouble(player -> player.applyAsDouble(others))
                            .toArray();
                    chosen.leads[from + sample] = left[chooses.applyAsInt(drawn)]
                            - Arrays.stream(left).average().orElse(Double.NaN);
                }
            });
        }
        return chosen;
    }

    private static int[] counted(int[] drawn, int images) {
        int[] times = new int[images];
        for (int image : drawn) {
            times[image]++;
        }
        return times;
    }

    private double[] unknown() {
        double[] figures = new double[resamples];
        Arrays.fill(figures, Double.NaN);
        return figures;
    }

    private static void requireImages(int expected, int found) {
        if (found != expected) {
            throw new IllegalArgumentException(found + " images; expected " + expected);
        }
    }

    private static int[][] draws(SplittableRandom random, int samples, List<Integer> groups) {
        int[][] draws =
                new int[samples][groups.stream().mapToInt(Integer::intValue).sum()];
        for (int[] sample : draws) {
            int first = 0;
            for (int images : groups) {
                for (int i = 0; i < images; i++) {
                    sample[first + i] = first + random.nextInt(images);
                }
                first += images;
            }
        }
        return draws;
    }

    /** Sums column by column: the results equal those of row by row, in a third of the time. */
    private static void resample(
            double[][] columns, int[][] draws, ToDoubleFunction<double[]> figure, double[] figures, int from) {
        double[] sums = new double[columns.length];
        for (int sample = 0; sample < draws.length; sample++) {
            int[] drawn = draws[sample];
            for (int i = 0; i < sums.length; i++) {
                double[] column = columns[i];
                double sum = 0;
                for (int image : drawn) {
                    sum += column[image];
                }
                sums[i] = sum;
            }
            figures[from + sample] = figure.applyAsDouble(sums);
        }
    }

    private static double[][] columns(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < columns.length; i++) {
                columns[i][row] = rows[row][i];
            }
        }
        return columns;
    }

    /** The interval of figure(first) - figure(second), resampled in pairs: row i of both belongs to the same image. */
    public Interval pairedInterval(double[][] first, double[][] second, ToDoubleFunction<double[]> figure) {
        List<double[]> both = figures(List.of(first, second), figure);
        double[] differences = new double[resamples];
        Arrays.setAll(differences, sample -> both.get(0)[sample] - both.get(1)[sample]);
        return interval(differences);
    }

    /** Interpolates linearly between order statistics, like numpy's default. */
    private static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
