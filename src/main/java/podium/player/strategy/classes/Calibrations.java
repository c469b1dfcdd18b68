package podium.player.strategy.classes;

import java.util.Arrays;
import java.util.List;
import podium.judge.competition.Labelling;

/**
 * How the scores of an image become a probability for each class.
 *
 * <p>If an image has exactly one class, the calibrated numbers of all classes are divided by their sum (Zadrozny and
 * Elkan, KDD 2002). An image whose calibrated numbers are all 0 keeps its scores, divided by their sum.
 *
 * @param labels how many classes an image has
 * @param each one calibration per class; empty if scores are used unchanged
 */
public record Calibrations(Labelling labels, List<Calibration> each) {
    public Calibrations {
        each = List.copyOf(each);
    }

    /** Returns the calibrations that use scores unchanged. */
    public static Calibrations none(Labelling labels) {
        return new Calibrations(labels, List.of());
    }

    /** Returns the probability of each class in an image. */
    public double[] probabilities(ImageScores image) {
        double[] calibrated = calibrated(image);
        return switch (labels) {
            case MULTIPLE -> calibrated;
            case SINGLE -> shares(sum(calibrated) > 0 ? calibrated : image.scores());
        };
    }

    private double[] calibrated(ImageScores image) {
        if (each.isEmpty()) {
            return image.scores();
        }
        if (image.classes() != each.size()) {
            throw new IllegalArgumentException(image.classes() + " scores for " + each.size() + " classes");
        }
        double[] calibrated = new double[image.classes()];
        for (int label = 0; label < calibrated.length; label++) {
            calibrated[label] = each.get(label).calibrate(image, label);
        }
        return calibrated;
    }

    /** Returns the numbers divided by their sum; equal shares if the sum is 0. */
    private static double[] shares(double[] numbers) {
        double sum = sum(numbers);
        return Arrays.stream(numbers)
                .map(number -> sum > 0 ? number / sum : 1.0 / numbers.length)
                .toArray();
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
