package podium.lab.explain;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import podium.core.metric.RankCorrelation;

/**
 * A comparison of a network's maps with those of the same network with random heads (Adebayo et al., 2018). Each map is
 * compared with the random head's map by Spearman's rank correlation.
 *
 * @param images the number of images compared
 * @param maps the number of the trained network's maps that are compared with each random head's
 * @param allZero the number of those maps that are zero everywhere; they cannot be compared
 * @param heads the random heads, at least one
 */
public record HeadCheck(int images, int maps, int allZero, List<Head> heads) {
    /**
     * The comparison with one random head.
     *
     * @param seed the seed that the head was initialised with
     * @param allZero the number of its maps that are zero everywhere
     * @param correlations the rank correlation of each map; NaN if one of the two maps is constant, as an all-zero map
     *     is
     */
    public record Head(long seed, int allZero, List<Double> correlations) {
        public Head {
            correlations = List.copyOf(correlations);
        }

        /** Compares a random head's maps with the trained network's maps, given in the same order. */
        public static Head of(long seed, List<HeatMap> trained, List<HeatMap> drawn) {
            return new Head(
                    seed,
                    HeadCheck.allZero(drawn),
                    IntStream.range(0, trained.size())
                            .mapToObj(i -> RankCorrelation.of(
                                    trained.get(i).values(), drawn.get(i).values()))
                            .toList());
        }

        /** Returns the mean correlation over the maps that could be compared, or NaN if there are none. */
        public double mean() {
            return HeadCheck.mean(correlations.stream().mapToDouble(Double::doubleValue));
        }
    }

    public HeadCheck {
        heads = List.copyOf(heads);
        if (heads.isEmpty()
                || heads.stream().anyMatch(head -> head.correlations().size() != maps)) {
            throw new IllegalArgumentException("expected at least one head, each with " + maps + " correlations");
        }
    }

    /** Combines the trained network's maps with each random head's correlations. */
    public static HeadCheck of(int images, List<HeatMap> trained, List<Head> heads) {
        return new HeadCheck(images, trained.size(), allZero(trained), heads);
    }

    private static int allZero(List<HeatMap> maps) {
        return (int) maps.stream().filter(HeatMap::allZero).count();
    }

    /** Returns the mean of the heads' mean correlations, or NaN if nothing could be compared. */
    public double mean() {
        return mean(means());
    }

    /** Returns the smallest mean correlation of a head. */
    public double lowest() {
        return known(means()).min().orElse(Double.NaN);
    }

    /** Returns the largest mean correlation of a head. */
    public double highest() {
        return known(means()).max().orElse(Double.NaN);
    }

    /** Returns the number of heads with at least one comparable map; the mean is over these. */
    public int comparedHeads() {
        return (int) known(means()).count();
    }

    /** Returns the number of pairs of maps, one per head and map, that could not be compared. */
    public int leftOut() {
        return (int) heads.stream()
                .flatMap(head -> head.correlations().stream())
                .filter(value -> Double.isNaN(value))
                .count();
    }

    /** Returns the number of random heads' maps that are zero everywhere. */
    public int allZeroOfHeads() {
        return heads.stream().mapToInt(Head::allZero).sum();
    }

    /** Returns the mean over the heads of one map's correlation, or NaN if it could not be compared. */
    public double ofMap(int map) {
        return mean(heads.stream().mapToDouble(head -> head.correlations().get(map)));
    }

    /** Returns the verdict that follows from the mean correlation. */
    public HeadDependence dependence() {
        return HeadDependence.of(mean());
    }

    private DoubleStream means() {
        return heads.stream().mapToDouble(Head::mean);
    }

    private static double mean(DoubleStream values) {
        return known(values).average().orElse(Double.NaN);
    }

    private static DoubleStream known(DoubleStream values) {
        return values.filter(value -> !Double.isNaN(value));
    }
}
