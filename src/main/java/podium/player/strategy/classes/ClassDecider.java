package podium.player.strategy.classes;

import java.util.List;

/**
 * A decider: it turns an image's scores into probabilities, and these into decisions.
 *
 * @param calibrations one calibration per class; empty if scores are used unchanged
 * @param rule the rule that decides
 */
public record ClassDecider(List<Calibration> calibrations, ClassRule rule) {
    public ClassDecider {
        calibrations = List.copyOf(calibrations);
    }

    /** Returns for each class whether it is predicted. */
    public boolean[] decide(ImageScores image) {
        return rule.decide(probabilities(image));
    }

    /** Returns the calibrated probability of each class. */
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

    /** Returns the Dice of the predictions for each image. */
    public double[] dice(LabelledScores scores) {
        double[] dice = new double[scores.images()];
        for (int image = 0; image < dice.length; image++) {
            dice[image] = scores.dice(image, decide(scores.image(image)));
        }
        return dice;
    }
}
