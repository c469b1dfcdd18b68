package podium.lab.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import podium.core.metric.Bootstrap;
import podium.core.metric.Interval;
import podium.core.metric.PairedDifference;
import podium.lab.compare.Answers;
import podium.player.figures.Metric;

/**
 * The figure on test of the trial that is best on valid. Nothing was chosen by it.
 *
 * @param images the number of test images
 * @param value the figure
 * @param interval its interval over images
 * @param lead the figure minus that of the trial that is second best on valid; empty if there is none
 */
public record TestFigure(int images, double value, Interval interval, Optional<PairedDifference> lead) {
    /**
     * Measures the figure.
     *
     * @param best what the best trial answers for the test images
     * @param second what the second best answers for the same images; empty if there is none
     */
    public static TestFigure of(Answers best, Optional<Answers> second, Metric metric, Bootstrap bootstrap) {
        List<Answers> both = new ArrayList<>(List.of(best));
        second.ifPresent(both::add);
        int images = best.ids().size();
        List<double[]> samples = bootstrap.figuresOfDraws(
                images,
                both.stream()
                        .<ToDoubleFunction<int[]>>map(one -> times -> one.figure(metric, times))
                        .toList());
        int[] once = new int[images];
        Arrays.fill(once, 1);
        double value = best.figure(metric, once);
        return new TestFigure(images, value, bootstrap.interval(samples.get(0)), second.map(other -> {
            double[] differences = new double[samples.get(0).length];
            Arrays.setAll(differences, sample -> samples.get(0)[sample] - samples.get(1)[sample]);
            return new PairedDifference(value - other.figure(metric, once), bootstrap.interval(differences));
        }));
    }
}
