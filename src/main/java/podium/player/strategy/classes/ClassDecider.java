package podium.player.strategy.classes;

import java.util.List;

/**
 * What becomes of an image's scores: probabilities, then decisions.
 *
 * @param calibrations one a class; none where scores are taken as they are
 */
public record ClassDecider(List<Calibration> calibrations, ClassRule rule) {
    public ClassDecider {
        calibrations = List.copyOf(calibrations);
    }

    /** Whether each class is said to be there. */
    public boolean[] decide(ImageScores image) {
        return rule.decide(probabilities(image));
    }

    /** The probability of each class by its calibration. */
    public double[] probabilities(ImageScores image) {
        if (calibrations.isEmpty()) {
            return image.scores();
        }
        if (image.classes() != calibrations.size()) {
            throw new IllegalArgumentException(image.classes() + " scores for " + calibrations.size() + " classes");
        }
        double[] probabilities = new double[image.classes()];
        for (int label = 0; label < probabilities.length; label++) {
            probabilities[label] = calibrations.get(label).calibrate(image, label);
        }
        return probabilities;
    }

    /** The Dice of what it says of each image. */
    public double[] dice(LabelledScores scores) {
        double[] dice = new double[scores.images()];
        for (int image = 0; image < dice.length; image++) {
            dice[image] = scores.dice(image, decide(scores.image(image)));
        }
        return dice;
    }
}
