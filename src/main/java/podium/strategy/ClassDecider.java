package podium.strategy;

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
    public boolean[] decide(double[] scores) {
        return rule.decide(probabilities(scores));
    }

    /** The scores, calibrated. */
    public double[] probabilities(double[] scores) {
        if (calibrations.isEmpty()) {
            return scores.clone();
        }
        if (scores.length != calibrations.size()) {
            throw new IllegalArgumentException(scores.length + " scores for " + calibrations.size() + " classes");
        }
        double[] probabilities = new double[scores.length];
        for (int label = 0; label < scores.length; label++) {
            probabilities[label] = calibrations.get(label).of(scores[label]);
        }
        return probabilities;
    }

    /** The Dice of what it says of each image. */
    public double[] dice(LabelledScores scores) {
        double[] dice = new double[scores.images()];
        for (int image = 0; image < dice.length; image++) {
            dice[image] = scores.dice(image, decide(scores.scores(image)));
        }
        return dice;
    }
}
