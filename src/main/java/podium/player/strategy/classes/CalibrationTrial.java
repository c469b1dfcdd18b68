package podium.player.strategy.classes;

import java.util.List;
import java.util.function.IntFunction;
import podium.core.metric.NegativeLogLikelihood;
import podium.core.metric.Reliability;

/** A calibration's results on labelled images, each judged by calibrations that were fitted without it. */
public final class CalibrationTrial {
    private final CalibrationKind kind;
    private final List<Calibration> whole;
    private final double[] losses;
    private final Reliability reliability;

    /**
     * Judges a kind of calibration.
     *
     * @param whole one calibration per class, fitted to all images, for use on other images
     * @param scores the labelled scores
     * @param of returns the calibrations that an image is judged by
     */
    CalibrationTrial(
            CalibrationKind kind, List<Calibration> whole, LabelledScores scores, IntFunction<List<Calibration>> of) {
        this.kind = kind;
        this.whole = List.copyOf(whole);
        this.losses = new double[scores.images()];
        double[] all = new double[scores.images() * scores.classes()];
        boolean[] came = new boolean[all.length];
        for (int image = 0; image < scores.images(); image++) {
            ImageScores known = scores.image(image);
            double[] probabilities = new double[scores.classes()];
            for (int label = 0; label < probabilities.length; label++) {
                probabilities[label] = of.apply(image).get(label).calibrate(known, label);
            }
            losses[image] = NegativeLogLikelihood.of(probabilities, scores.present(image));
            System.arraycopy(probabilities, 0, all, image * scores.classes(), scores.classes());
            System.arraycopy(scores.present(image), 0, came, image * scores.classes(), scores.classes());
        }
        this.reliability = Reliability.of(all, came);
    }

    public CalibrationKind kind() {
        return kind;
    }

    /** Evaluates the calibrations fitted to all images on other images. */
    public CalibrationTrial on(LabelledScores others) {
        return new CalibrationTrial(kind, whole, others, image -> whole);
    }

    public int images() {
        return losses.length;
    }

    /** Returns an image's negative log likelihood, averaged over its classes. */
    public double loss(int image) {
        return losses[image];
    }

    public Reliability reliability() {
        return reliability;
    }
}
