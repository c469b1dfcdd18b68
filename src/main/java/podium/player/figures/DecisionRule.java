package podium.player.figures;

import podium.core.metric.TopClassAccuracy;

/**
 * The rule by which the scores of an image become labels in the metrics of a run: a class is predicted if its score is
 * at least the threshold.
 *
 * <pre>{@code
 * new DecisionRule(0.15, true);   // the course's player
 * }</pre>
 *
 * @param threshold the threshold of the scores
 * @param orHighest true if the class with the highest score is predicted when no score reaches the threshold
 */
public record DecisionRule(double threshold, boolean orHighest) {
    public DecisionRule {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("the threshold is NaN; expected a number");
        }
    }

    /**
     * Returns one decision per class: true if the class is predicted.
     *
     * @throws IllegalArgumentException if a score is NaN
     */
    public boolean[] decide(float[] scores) {
        boolean[] decision = new boolean[scores.length];
        boolean none = true;
        for (int label = 0; label < scores.length; label++) {
            if (Float.isNaN(scores[label])) {
                throw new IllegalArgumentException("the score of class " + (label + 1) + " is not a number");
            }
            decision[label] = scores[label] >= threshold;
            none &= !decision[label];
        }
        if (none && orHighest) {
            decision[TopClassAccuracy.argmax(scores)] = true;
        }
        return decision;
    }
}
