package podium.lab.explain;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import podium.core.metric.RankCorrelation;

/**
 * How similar a network's maps are to those of the same network with random heads (Adebayo et al., 2018): Spearman's rank
 * correlation of each map with the one that a head gives in its place.
 *
 * @param images that were compared
 * @param maps of the trained network that were compared with each head's
 * @param allZero how many of these have no heat; they are compared with nothing
 * @param heads at random, at least one
 */
public record HeadCheck(int images, int maps, int allZero, List<Head> heads) {
    /**
     * One random head.
     *
     * @param allZero how many of its maps have no heat
     * @param correlations one a map; NaN where one of the two maps is the same everywhere, as a map without heat is
     */
    public record Head(long seed, int allZero, List<Double> correlations) {
        public Head {
            correlations = List.copyOf(correlations);
        }

        /** Compares a head's maps with the trained network's, which stand in the same order. */
        public static Head of(long seed, List<HeatMap> trained, List<HeatMap> drawn) {
            return new Head(
                    seed,
                    HeadCheck.allZero(drawn),
                    IntStream.range(0, trained.size())
                            .mapToObj(i -> RankCorrelation.of(
                                    trained.get(i).values(), drawn.get(i).values()))
                            .toList());
        }

        /** Over the maps that could be compared; NaN where none could. */
        public double mean() {
            return HeadCheck.mean(correlations.stream().mapToDouble(Double::doubleValue));
        }
    }

    public HeadCheck {
        heads = List.copyOf(heads);
        if (heads.isEmpty()
                || heads.stream().anyMatch(head -> head.correlations().size() != maps)) {
            throw new IllegalArgumentException("expected one head or more, each with " + maps + " correlations");
        }
    }

    /** Of the trained network's maps of some images, and each head's correlations with them. */
    public static HeadCheck of(int images, List<HeatMap> trained, List<Head> heads) {
        return new HeadCheck(images, trained.size(), allZero(trained), heads);
    }

    private static int allZero(List<HeatMap> maps) {
        return (int) maps.stream().filter(HeatMap::allZero).count();
    }

    /** Mean over the heads of their means; NaN where nothing could be compared. */
    public double mean() {
        return mean(means());
    }

    /** The smallest of the heads' means. */
    public double lowest() {
        return known(means()).min().orElse(Double.NaN);
    }

    /** The largest of the heads' means. */
    public double highest() {
        return known(means()).max().orElse(Double.NaN);
    }

    /** Heads of which at least one map could be compared: the mean is over these. */
    public int comparedHeads() {
        return (int) known(means()).count();
    }

    /** Pairs of maps, one a head and map, that could not be compared. */
    public int leftOut() {
        return (int) heads.stream()
                .flatMap(head -> head.correlations().stream())
                .filter(value -> Double.isNaN(value))
                .count();
    }

    /** How many maps of random heads have no heat. */
    public int allZeroOfHeads() {
        return heads.stream().mapToInt(Head::allZero).sum();
    }

    /** Mean over the heads of a map's correlation; NaN where it could not be compared. */
    public double ofMap(int map) {
        return mean(heads.stream().mapToDouble(head -> head.correlations().get(map)));
    }

    /** What the mean says. */
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
