package podium.player.strategy.classes;

/**
 * A decider: it turns an image's scores into probabilities, and these into decisions.
 *
 * @param calibrations how scores become probabilities
 * @param rule the rule that decides
 */
public record ClassDecider(Calibrations calibrations, ClassRule rule) {
    /** Returns for each class whether it is predicted. */
    public boolean[] decide(ImageScores image) {
        return rule.decide(probabilities(image));
    }

    /** Returns the calibrated probability of each class. */
    public double[] probabilities(ImageScores image) {
        return calibrations.probabilities(image);
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
