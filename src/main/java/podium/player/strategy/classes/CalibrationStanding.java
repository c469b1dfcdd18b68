package podium.player.strategy.classes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import podium.core.metric.Bootstrap;
import podium.core.metric.PairedDifference;
import podium.core.metric.Reliability;

/**
 * A calibration compared with no calibration.
 *
 * @param kind the kind of calibration
 * @param loss the negative log likelihood, averaged over images and classes
 * @param gain the loss without calibration minus this loss, with a paired interval over images; above 0 is better
 * @param reliability the calibration's reliability
 */
public record CalibrationStanding(CalibrationKind kind, double loss, PairedDifference gain, Reliability reliability) {
    /**
     * Compares calibrations with none, in the given order.
     *
     * @throws IllegalArgumentException if {@link CalibrationKind#NONE} is not among the trials
     */
    public static List<CalibrationStanding> of(List<CalibrationTrial> trials, Bootstrap bootstrap) {
        CalibrationTrial none = trials.stream()
                .filter(trial -> trial.kind() == CalibrationKind.NONE)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the trials lack one without calibration"));
        double without = mean(none);
        List<CalibrationStanding> standings = new ArrayList<>();
        for (CalibrationTrial trial : trials) {
            double loss = mean(trial);
            standings.add(new CalibrationStanding(
                    trial.kind(),
                    loss,
                    PairedDifference.of(without - loss, rows(none), rows(trial), Bootstrap.MEAN, bootstrap),
                    trial.reliability()));
        }
        return standings;
    }

    /** Returns true if the calibration is better than none and the paired interval excludes 0. */
    public boolean better() {
        return gain.distinguishable() && gain.difference() > 0;
    }

    /** Returns the calibration with the lowest loss, none excluded, whether or not it is better than none. */
    public static Optional<CalibrationStanding> leastLoss(List<CalibrationStanding> standings) {
        return standings.stream()
                .filter(standing -> standing.kind() != CalibrationKind.NONE)
                .min(Comparator.comparingDouble(CalibrationStanding::loss));
    }

    /** Returns the calibration to use: the one with the lowest loss among those that are better than none, or none. */
    public static CalibrationKind winner(List<CalibrationStanding> standings) {
        return leastLoss(standings.stream().filter(CalibrationStanding::better).toList())
                .map(CalibrationStanding::kind)
                .orElse(CalibrationKind.NONE);
    }

    private static double mean(CalibrationTrial trial) {
        double sum = 0;
        for (int image = 0; image < trial.images(); image++) {
            sum += trial.loss(image);
        }
        return sum / trial.images();
    }

    private static double[][] rows(CalibrationTrial trial) {
        double[][] rows = new double[trial.images()][];
        for (int image = 0; image < rows.length; image++) {
            rows[image] = new double[] {trial.loss(image), 1};
        }
        return rows;
    }
}
