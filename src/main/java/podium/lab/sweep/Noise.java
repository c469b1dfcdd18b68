package podium.lab.sweep;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import podium.core.metric.Interval;

/**
 * How much the figure of one configuration changes from seed to seed, and whether the two best configurations differ by more.
 *
 * @param deviation the standard deviation over seeds, pooled over the configurations (the root of their mean variance)
 * @param seeds the number of seeds of each configuration
 * @param best the configuration with the best mean
 * @param runnerUp that with the second best mean
 */
public record Noise(double deviation, int seeds, Mean best, Mean runnerUp, int configurations) {
    private static final double LEVEL = 0.95;

    /** A configuration and the mean of its figure over seeds. */
    public record Mean(Map<String, String> values, double mean) {}

    /**
     * Measures the noise of configurations that have every seed; empty if there are fewer than two of them, or one seed.
     *
     * @param figures for each configuration its figure with each seed
     */
    static Optional<Noise> of(Map<Map<String, String>, List<Double>> figures, boolean smallerIsBetter) {
        int seeds = figures.values().stream().mapToInt(List::size).min().orElse(0);
        if (figures.size() < 2 || seeds < 2) {
            return Optional.empty();
        }
        double variance =
                figures.values().stream().mapToDouble(Noise::variance).average().orElseThrow();
        List<Mean> means = figures.entrySet().stream()
                .map(one -> new Mean(one.getKey(), mean(one.getValue())))
                .sorted(Comparator.comparingDouble(one -> smallerIsBetter ? one.mean() : -one.mean()))
                .toList();
        return Optional.of(new Noise(Math.sqrt(variance), seeds, means.get(0), means.get(1), figures.size()));
    }

    private static double variance(List<Double> values) {
        double mean = mean(values);
        return values.stream()
                        .mapToDouble(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.size() - 1);
    }

    private static double mean(List<Double> values) {
        return Arrays.stream(values.toArray(Double[]::new))
                .mapToDouble(value -> value)
                .average()
                .orElse(Double.NaN);
    }

    /** Returns the mean of the best configuration minus that of the second best. */
    public double difference() {
        return best.mean() - runnerUp.mean();
    }

    /**
     * Returns the 95% interval of this difference over seeds, by Student's t with the pooled deviation. It is about seeds,
     * not about images, and does not count that the two were chosen among several.
     */
    public Interval interval() {
        double freedom = configurations * (seeds - 1.0);
        double reach = new TDistribution(freedom).inverseCumulativeProbability((1 + LEVEL) / 2)
                * deviation
                * Math.sqrt(2.0 / seeds);
        return new Interval(difference() - reach, difference() + reach);
    }
}
