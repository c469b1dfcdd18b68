package podium.lab.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import podium.core.metric.Bootstrap;
import podium.core.metric.Interval;

/**
 * The importance of an axis: the share of the variance between configurations that lies between the means of the axis's
 * values (the correlation ratio, eta squared). A range to draw from is divided into quarters by the number of trials.
 *
 * @param axis the key of the axis
 * @param values the number of values, or of parts of a range
 * @param share the share, from 0 to 1; NaN if all configurations have the same figure
 * @param interval its interval over seeds; unknown with one seed
 * @param byChance the share that an axis without any effect has on average, (values - 1) / (configurations - 1)
 */
public record AxisShare(String axis, int values, double share, Interval interval, double byChance) {
    private static final int PARTS = 4;
    private static final int SAMPLES = 2000;
    private static final long SEED = 2009;

    /**
     * Measures each axis with more than one value.
     *
     * @param figures for each configuration its figure with each seed
     */
    static List<AxisShare> of(SearchSpace space, Map<Map<String, String>, List<Double>> figures) {
        List<Map<String, String>> configurations = List.copyOf(figures.keySet());
        List<AxisShare> shares = new ArrayList<>();
        if (configurations.size() < 3) {
            return shares;
        }
        double[] means = figures.values().stream()
                .mapToDouble(values ->
                        values.stream().mapToDouble(value -> value).average().orElse(Double.NaN))
                .toArray();
        List<double[]> samples = samples(List.copyOf(figures.values()));
        space.axes().forEach((axis, values) -> {
            int[] groups = groups(
                    configurations.stream()
                            .map(one -> String.valueOf(one.get(axis)))
                            .toList(),
                    values.count().isEmpty());
            int count = 1 + Arrays.stream(groups).max().orElse(0);
            if (count > 1 && count < configurations.size()) {
                double[] drawn = samples.stream()
                        .mapToDouble(sample -> share(sample, groups))
                        .toArray();
                shares.add(new AxisShare(
                        axis,
                        count,
                        share(means, groups),
                        Bootstrap.STANDARD.interval(drawn),
                        (count - 1.0) / (configurations.size() - 1.0)));
            }
        });
        shares.sort(Comparator.comparingDouble((AxisShare one) -> -one.share()));
        return shares;
    }

    /** Means of configurations whose seeds are drawn with replacement; none with a single seed. */
    private static List<double[]> samples(List<List<Double>> figures) {
        if (figures.stream().anyMatch(values -> values.size() < 2)) {
            return List.of();
        }
        SplittableRandom random = new SplittableRandom(SEED);
        List<double[]> samples = new ArrayList<>();
        for (int sample = 0; sample < SAMPLES; sample++) {
            samples.add(figures.stream()
                    .mapToDouble(values -> IntStream.range(0, values.size())
                            .mapToDouble(i -> values.get(random.nextInt(values.size())))
                            .average()
                            .orElseThrow())
                    .toArray());
        }
        return samples;
    }

    /** The number of the group of each value. */
    private static int[] groups(List<String> values, boolean range) {
        if (range) {
            Integer[] order = IntStream.range(0, values.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> Double.parseDouble(values.get(i))))
                    .toArray(Integer[]::new);
            int[] groups = new int[values.size()];
            for (int place = 0; place < order.length; place++) {
                groups[order[place]] = place * PARTS / order.length;
            }
            return groups;
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Set<String> different = new LinkedHashSet<>(values);
        different.forEach(value -> numbers.put(value, numbers.size()));
        return values.stream().mapToInt(numbers::get).toArray();
    }

    private static double share(double[] figures, int[] groups) {
        double mean = Arrays.stream(figures).average().orElseThrow();
        Map<Integer, double[]> sums = new HashMap<>();
        double total = 0;
        for (int i = 0; i < figures.length; i++) {
            double[] sum = sums.computeIfAbsent(groups[i], group -> new double[2]);
            sum[0] += figures[i] - mean;
            sum[1]++;
            total += (figures[i] - mean) * (figures[i] - mean);
        }
        double between = sums.values().stream()
                .mapToDouble(sum -> sum[0] * sum[0] / sum[1])
                .sum();
        return total == 0 ? Double.NaN : between / total;
    }
}
