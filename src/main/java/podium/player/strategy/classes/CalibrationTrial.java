package podium.player.strategy.classes;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import podium.core.metric.Reliability;

/** A calibration's results on labelled images, each judged by calibrations that were fitted without it. */
public final class CalibrationTrial {
    private final CalibrationKind kind;
    private final Calibrations whole;
    private final double[] losses;
    private final Reliability reliability;

    /**
     * Judges a kind of calibration.
     *
     * @param whole the calibrations fitted to all images, for use on other images
     * @param scores the labelled scores
     * @param of returns the calibrations that an image is judged by
     */
    CalibrationTrial(CalibrationKind kind, Calibrations whole, LabelledScores scores, IntFunction<Calibrations> of) {
        this.kind = kind;
        this.whole = whole;
        double[][] probabilities = IntStream.range(0, scores.images())
                .mapToObj(image -> of.apply(image).probabilities(scores.image(image)))
                .toArray(double[][]::new);
        this.losses = IntStream.range(0, scores.images())
                .mapToDouble(image -> scores.loss(image, probabilities[image]))
                .toArray();
        this.reliability = scores.reliability(probabilities);
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

    /**
     * Returns an image's negative log likelihood: the mean over its classes, or that of its one class if images have one.
     */
    public double loss(int image) {
        return losses[image];
    }

    public Reliability reliability() {
        return reliability;
    }
}
