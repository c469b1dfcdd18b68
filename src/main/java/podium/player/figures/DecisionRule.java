package podium.player.figures;

import java.util.OptionalDouble;

/** The rule by which the scores of an image become labels in the metrics and predictions of a run. */
public sealed interface DecisionRule permits ThresholdRule, HighestScore {
    /**
     * Returns one decision per class: true if the class is predicted.
     *
     * @throws ScoreNotANumber if a score is NaN
     */
    boolean[] decide(float[] scores);

    /**
     * Computes the metrics of a set of images.
     *
     * @param scores the scores after the activation, images x classes
     * @param targets the targets, images x classes: 1 present, 0 absent, -1 difficult only
     */
    Figures figures(float[][] scores, byte[][] targets);

    /** Returns how likely a class is by the scores of an image. */
    double probability(float[] scores, int label);

    /** Returns how far the scores, from 0 to 1, are from another decision. */
    double margin(float[] scores);

    /** Returns the score at which a class is predicted; empty if that depends on the other classes. */
    OptionalDouble line();

    /** Returns this rule as a formula, such as {@code score >= 0.5}. */
    String formula();

    static void requireNumbers(float[] scores) {
        for (int label = 0; label < scores.length; label++) {
            if (Float.isNaN(scores[label])) {
                throw new ScoreNotANumber(label);
            }
        }
    }
}
