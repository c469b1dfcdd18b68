package podium.player.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import podium.core.metric.Bootstrap;
import podium.core.metric.Interval;
import podium.core.metric.PairedDifference;
import podium.player.strategy.classes.Trial;

/**
 * A strategy among others.
 *
 * @param mean Dice over images
 * @param interval of the mean
 * @param toBest its mean less that of the best, resampled together
 * @param best whether it is the one of the highest mean among those on offer, of several the first
 * @param offered whether it is on offer; one that is not is shown, but never chosen
 */
public record Standing(
        Trial trial, double mean, Interval interval, PairedDifference toBest, boolean best, boolean offered) {
    /** All of them on offer: the highest mean first, equal ones in the given order. */
    public static List<Standing> of(List<Trial> trials, Bootstrap bootstrap) {
        return of(trials, trial -> true, bootstrap);
    }

    /**
     * The highest mean first, equal ones in the given order.
     *
     * @throws IllegalArgumentException if none is on offer
     */
    public static List<Standing> of(List<Trial> trials, Predicate<Trial> offered, Bootstrap bootstrap) {
        List<Trial> ordered = new ArrayList<>(trials);
        ordered.sort(Comparator.comparingDouble(Trial::mean).reversed());
        int first = IntStream.range(0, ordered.size())
                .filter(place -> offered.test(ordered.get(place)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no strategy is on offer"));
        List<double[]> figures =
                bootstrap.figures(ordered.stream().map(Standing::rows).toList(), Bootstrap.MEAN);
        List<Standing> standings = new ArrayList<>();
        for (int place = 0; place < ordered.size(); place++) {
            double[] own = figures.get(place);
            double[] best = figures.get(first);
            double[] differences = new double[own.length];
            Arrays.setAll(differences, sample -> own[sample] - best[sample]);
            double mean = ordered.get(place).mean();
            standings.add(new Standing(
                    ordered.get(place),
                    mean,
                    bootstrap.interval(own),
                    new PairedDifference(mean - ordered.get(first).mean(), bootstrap.interval(differences)),
                    place == first,
                    offered.test(ordered.get(place))));
        }
        return standings;
    }

    private static double[][] rows(Trial trial) {
        double[][] rows = new double[trial.images()][];
        for (int image = 0; image < rows.length; image++) {
            rows[image] = new double[] {trial.dice(image), 1};
        }
        return rows;
    }
}
