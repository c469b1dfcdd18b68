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
 * A strategy's position among other strategies.
 *
 * @param trial the strategy's results
 * @param mean the mean Dice over images
 * @param interval the confidence interval of the mean
 * @param toBest the mean minus that of the best strategy, with a paired interval
 * @param best true for the eligible strategy with the highest mean; the first one wins ties
 * @param offered true if the strategy is eligible; others are shown, but never chosen
 */
public record Standing(
        Trial trial, double mean, Interval interval, PairedDifference toBest, boolean best, boolean offered) {
    /** Ranks strategies that are all eligible, the highest mean first. Ties keep the given order. */
    public static List<Standing> of(List<Trial> trials, Bootstrap bootstrap) {
        return of(trials, trial -> true, bootstrap);
    }

    /**
     * Ranks strategies, the highest mean first. Ties keep the given order.
     *
     * @param offered tells which strategies are eligible
     * @throws IllegalArgumentException if no strategy is eligible
     */
    public static List<Standing> of(List<Trial> trials, Predicate<Trial> offered, Bootstrap bootstrap) {
        List<Trial> ordered = new ArrayList<>(trials);
        ordered.sort(Comparator.comparingDouble(Trial::mean).reversed());
        int first = IntStream.range(0, ordered.size())
                .filter(place -> offered.test(ordered.get(place)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no strategy is eligible"));
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
