package podium.player.strategy.classes;

import java.util.function.IntPredicate;
import podium.core.metric.Bootstrap;
import podium.core.metric.Interval;

/**
 * What it costs and gains to reject the most uncertain images of those that have exactly one class.
 *
 * @param strategy the strategy's name
 * @param calibration the calibration's name
 * @param all the accuracy over all images, where rejected images get their likeliest class, too
 * @param kept the share of images that are not rejected
 * @param right the accuracy over these images; NaN if all are rejected
 */
public record RejectionStanding(String strategy, String calibration, Figure all, Figure kept, Figure right) {
    /** A figure with its confidence interval. */
    public record Figure(double value, Interval interval) {
        private static Figure of(double[][] rows, Bootstrap bootstrap) {
            double[] sum = new double[2];
            for (double[] row : rows) {
                sum[0] += row[0];
                sum[1] += row[1];
            }
            return new Figure(Bootstrap.MEAN.applyAsDouble(sum), bootstrap.interval(rows, Bootstrap.MEAN));
        }
    }

    /** Judges a strategy on the images of its trial. */
    public static RejectionStanding of(ClassTrial trial, Bootstrap bootstrap) {
        return of(trial.choice(), trial.trial(), trial::kept, bootstrap);
    }

    /** Judges a strategy that was fitted to all images of its trial on other images. */
    public static RejectionStanding of(ClassTrial trial, LabelledScores others, Bootstrap bootstrap) {
        ClassDecider decider = trial.fit().decider();
        return of(
                trial.choice(),
                trial.on(others),
                image -> !decider.rule().rejects(decider.probabilities(others.image(image))),
                bootstrap);
    }

    private static RejectionStanding of(ClassChoice choice, Trial trial, IntPredicate keeps, Bootstrap bootstrap) {
        double[][] all = new double[trial.images()][];
        double[][] kept = new double[trial.images()][];
        double[][] right = new double[trial.images()][];
        for (int image = 0; image < all.length; image++) {
            double hit = trial.dice(image);
            double stays = keeps.test(image) ? 1 : 0;
            all[image] = new double[] {hit, 1};
            kept[image] = new double[] {stays, 1};
            right[image] = new double[] {hit * stays, stays};
        }
        return new RejectionStanding(
                choice.name(),
                choice.calibrationName(),
                Figure.of(all, bootstrap),
                Figure.of(kept, bootstrap),
                Figure.of(right, bootstrap));
    }
}
