package podium.lab.reject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import podium.core.metric.Bootstrap;
import podium.core.metric.Interval;
import podium.player.rejection.Answers;
import podium.player.rejection.LeftOutClass;
import podium.player.rejection.RejectionScore;

/** How familiar known and unknown images are by each score, and the figures of how well they are separated. */
public final class Familiarities {
    private final int images;
    private final int[] unknown;
    private final int[] known;
    private final Map<RejectionScore, WeightedRoc> curves = new EnumMap<>(RejectionScore.class);

    /**
     * Creates the familiarities of two groups.
     *
     * @param images the number of all images, of which some may be in neither group
     * @param unknown the places of the unknown images among all, at least one
     * @param known the places of the known images, at least one
     */
    private Familiarities(int images, int[] unknown, int[] known) {
        this.images = images;
        this.unknown = unknown;
        this.known = known;
    }

    /** Two lists of images, one at least in each. */
    public static Familiarities of(Answers unknown, Answers known) {
        int first = unknown.ids().size();
        int images = first + known.ids().size();
        Familiarities both = new Familiarities(
                images,
                IntStream.range(0, first).toArray(),
                IntStream.range(first, images).toArray());
        for (RejectionScore score : RejectionScore.values()) {
            both.curves.put(score, WeightedRoc.of(unknown.familiarities(score), known.familiarities(score)));
        }
        return both;
    }

    /** One list of images of which one class is not known to the network. */
    public static Familiarities of(Answers images, LeftOutClass out) {
        Familiarities both = new Familiarities(images.ids().size(), places(out.unknown()), places(out.known()));
        for (RejectionScore score : RejectionScore.values()) {
            double[] all = out.familiarities(images, score);
            both.curves.put(score, WeightedRoc.of(of(all, both.unknown), of(all, both.known)));
        }
        return both;
    }

    private static int[] places(List<Integer> images) {
        return images.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] of(double[] values, int[] places) {
        return IntStream.of(places).mapToDouble(place -> values[place]).toArray();
    }

    /**
     * Returns the figures of each score. For the intervals, each sample draws from both groups. With a single image in
     * a group the intervals are unknown.
     */
    public List<Separation> separations() {
        return separations(List.of(this), List.of(unknown.length, known.length), (pair, times) -> new int[][] {
            Arrays.copyOf(times, pair.unknown.length), Arrays.copyOfRange(times, pair.unknown.length, times.length)
        });
    }

    /**
     * Returns the mean figures of each score over the classes that are left out of the same images in turn. For the
     * intervals, each sample draws from all images once, since most of them are known ones in many pairs and unknown in
     * one. The mean of a sample is over the pairs of which it has both groups.
     *
     * @param pairs the familiarities without each class, at least one
     */
    public static List<Separation> means(List<Familiarities> pairs) {
        return separations(pairs, List.of(pairs.get(0).images), (pair, times) ->
                new int[][] {weights(times, pair.unknown), weights(times, pair.known)});
    }

    /** Says how often each unknown and each known image of a pair counts in a sample. */
    private interface Weights {
        int[][] of(Familiarities pair, int[] times);
    }

    private static int[] weights(int[] times, int[] places) {
        return IntStream.of(places).map(place -> times[place]).toArray();
    }

    private static List<Separation> separations(List<Familiarities> pairs, List<Integer> groups, Weights weights) {
        boolean single = pairs.stream().allMatch(pair -> pair.unknown.length == 1 || pair.known.length == 1);
        List<Separation> separations = new ArrayList<>();
        for (RejectionScore score : RejectionScore.values()) {
            List<double[]> samples = Bootstrap.STANDARD.figuresOfDraws(
                    groups,
                    List.of(
                            times -> mean(pairs, pair -> pair.area(score, weights.of(pair, times))),
                            times -> mean(pairs, pair -> pair.accepted(score, weights.of(pair, times)))));
            List<Interval> intervals = samples.stream()
                    .map(some -> single ? new Interval(Double.NaN, Double.NaN) : Bootstrap.STANDARD.interval(some))
                    .toList();
            separations.add(new Separation(
                    score,
                    new Separation.Figure(mean(pairs, pair -> pair.area(score, pair.once())), intervals.get(0)),
                    new Separation.Figure(mean(pairs, pair -> pair.accepted(score, pair.once())), intervals.get(1))));
        }
        return separations;
    }

    private static double mean(List<Familiarities> pairs, ToDoubleFunction<Familiarities> figure) {
        return pairs.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private int[][] once() {
        int[][] once = {new int[unknown.length], new int[known.length]};
        Arrays.fill(once[0], 1);
        Arrays.fill(once[1], 1);
        return once;
    }

    private double area(RejectionScore score, int[][] weights) {
        return curve(score).area(weights[0], weights[1]);
    }

    private double accepted(RejectionScore score, int[][] weights) {
        return curve(score).falsePositives(Separation.TRUE_POSITIVES, weights[0], weights[1]);
    }

    private WeightedRoc curve(RejectionScore score) {
        return Objects.requireNonNull(curves.get(score));
    }
}
