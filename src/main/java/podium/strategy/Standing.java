package podium.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import podium.metric.Bootstrap;
import podium.metric.Interval;
import podium.metric.PairedDifference;

/**
 * A strategy among others.
 *
 * @param mean Dice over images
 * @param interval of the mean
 * @param toBest its mean less that of the best, resampled together
 * @param best whether it is the one of the highest mean, of several the first
 */
public record Standing(Trial trial, double mean, Interval interval, PairedDifference toBest, boolean best) {
    /** The highest mean first, equal ones in the given order. */
    public static List<Standing> of(List<Trial> trials, Bootstrap bootstrap) {
        List<Trial> ordered = new ArrayList<>(trials);
        ordered.sort(Comparator.comparingDouble(Trial::mean).reversed());
        List<double[]> figures =
                bootstrap.figures(ordered.stream().map(Standing::rows).toList(), sum -> sum[0] / sum[1]);
        List<Standing> standings = new ArrayList<>();
        for (int place = 0; place < ordered.size(); place++) {
            double[] own = figures.get(place);
            double[] best = figures.get(0);
            double[] differences = new double[own.length];
            Arrays.setAll(differences, sample -> own[sample] - best[sample]);
            double mean = ordered.get(place).mean();
            standings.add(new Standing(
                    ordered.get(place),
                    mean,
                    bootstrap.interval(own),
                    new PairedDifference(mean - ordered.get(0).mean(), bootstrap.interval(differences)),
                    place == 0));
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
