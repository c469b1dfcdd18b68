package podium.lab.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import podium.core.metric.Bootstrap;
import podium.core.metric.Interval;

/**
 * How much too good the best figure on valid is, because it was chosen among several trials on the same images. The corrected
 * figure is the mean of all trials plus the lead over this mean that a trial keeps on images that it was not chosen on, see
 * {@link Bootstrap#figuresOfChosen}.
 *
 * @param best the figure of the best trial on all valid images
 * @param corrected the corrected figure
 * @param interval the interval of the corrected figure over images
 * @param trials the number of trials that were chosen among
 */
public record Optimism(double best, double corrected, Interval interval, int trials) {
    /**
     * Corrects the figure of the best trial.
     *
     * @param images the number of images
     * @param trials for each trial its figure as a function of how often each image counts
     */
    static Optimism of(int images, List<ToDoubleFunction<int[]>> trials, boolean smallerIsBetter, Bootstrap bootstrap) {
        int[] once = new int[images];
        Arrays.fill(once, 1);
        double[] values =
                trials.stream().mapToDouble(trial -> trial.applyAsDouble(once)).toArray();
        Bootstrap.Chosen chosen = bootstrap.figuresOfChosen(images, trials, figures -> best(figures, smallerIsBetter));
        double[] leads = chosen.leads();
        double[] means = chosen.means();
        double corrected = mean(values) + mean(leads);
        double[] sums = new double[leads.length];
        Arrays.setAll(sums, sample -> leads[sample] + means[sample]);
        double shift = corrected - mean(sums);
        Interval interval =
                bootstrap.interval(Arrays.stream(sums).map(sum -> sum + shift).toArray());
        return new Optimism(values[best(values, smallerIsBetter)], corrected, interval, trials.size());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static int best(double[] values, boolean smallerIsBetter) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            boolean better = smallerIsBetter ? values[i] < values[best] : values[i] > values[best];
            best = better || Double.isNaN(values[best]) ? i : best;
        }
        return best;
    }
}
