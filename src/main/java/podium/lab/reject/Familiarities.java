package podium.lab.reject;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import podium.core.metric.Bootstrap;
import podium.core.metric.RocCurve;
import podium.player.rejection.Answers;
import podium.player.rejection.LeftOutClass;
import podium.player.rejection.RejectionScore;

/** How familiar known and unknown images are by each score, and the figures of how well they are separated. */
public final class Familiarities {
    private static final int SAMPLES = 2000;
    private static final long SEED = 2009;

    private final Map<RejectionScore, double[]> unknown = new EnumMap<>(RejectionScore.class);
    private final Map<RejectionScore, double[]> known = new EnumMap<>(RejectionScore.class);
    private final Map<RejectionScore, WeightedRoc> curves = new EnumMap<>(RejectionScore.class);

    private Familiarities() {}

    /** Two lists of images, one at least in each. */
    public static Familiarities of(Answers unknown, Answers known) {
        Familiarities both = new Familiarities();
        for (RejectionScore score : RejectionScore.values()) {
            both.put(score, unknown.familiarities(score), known.familiarities(score));
        }
        return both;
    }

    /** One list of images of which one class is not known to the network. */
    public static Familiarities of(Answers images, LeftOutClass out) {
        Familiarities both = new Familiarities();
        for (RejectionScore score : RejectionScore.values()) {
            double[] all = out.familiarities(images, score);
            both.put(score, of(all, out.unknown()), of(all, out.known()));
        }
        return both;
    }

    private void put(RejectionScore score, double[] ofUnknown, double[] ofKnown) {
        unknown.put(score, ofUnknown);
        known.put(score, ofKnown);
        curves.put(score, WeightedRoc.of(ofUnknown, ofKnown));
    }

    private static double[] of(double[] values, List<Integer> places) {
        return places.stream().mapToDouble(place -> values[place]).toArray();
    }

    /** Returns the figures of each score. */
    public List<Separation> separations() {
        return means(List.of(this));
    }

    /**
     * Returns the mean figures of each score over several pairs of groups, such as the classes that were left out in
     * turn. For the intervals, each sample draws from every group. All scores see the same samples.
     */
    public static List<Separation> means(List<Familiarities> pairs) {
        RejectionScore[] scores = RejectionScore.values();
        Map<RejectionScore, double[]> areas = new EnumMap<>(RejectionScore.class);
        Map<RejectionScore, double[]> accepted = new EnumMap<>(RejectionScore.class);
        for (RejectionScore score : scores) {
            areas.put(score, new double[SAMPLES]);
            accepted.put(score, new double[SAMPLES]);
        }
        IntStream.range(0, SAMPLES).parallel().forEach(sample -> {
            SplittableRandom random = new SplittableRandom(SEED + sample);
            for (Familiarities pair : pairs) {
                int[] unknown = drawn(of(pair.unknown, scores[0]).length, random);
                int[] known = drawn(of(pair.known, scores[0]).length, random);
                for (RejectionScore score : scores) {
                    WeightedRoc curve = of(pair.curves, score);
                    of(areas, score)[sample] += curve.area(unknown, known) / pairs.size();
                    of(accepted, score)[sample] +=
                            curve.falsePositives(Separation.TRUE_POSITIVES, unknown, known) / pairs.size();
                }
            }
        });
        return Arrays.stream(scores)
                .map(score -> new Separation(
                        score,
                        figure(pairs, pair -> pair.curve(score).area(), of(areas, score)),
                        figure(
                                pairs,
                                pair -> pair.curve(score).falsePositives(Separation.TRUE_POSITIVES),
                                of(accepted, score))))
                .toList();
    }

    private static Separation.Figure figure(
            List<Familiarities> pairs, ToDoubleFunction<Familiarities> figure, double[] samples) {
        return new Separation.Figure(
                pairs.stream().mapToDouble(figure).average().orElse(Double.NaN), Bootstrap.STANDARD.interval(samples));
    }

    private RocCurve curve(RejectionScore score) {
        return RocCurve.of(of(unknown, score), of(known, score));
    }

    private static <T> T of(Map<RejectionScore, T> values, RejectionScore score) {
        return Objects.requireNonNull(values.get(score));
    }

    /** How often each member of a group is drawn if as many are drawn as there are, with replacement. */
    private static int[] drawn(int members, SplittableRandom random) {
        int[] weights = new int[members];
        for (int draw = 0; draw < members; draw++) {
            weights[random.nextInt(members)]++;
        }
        return weights;
    }
}
