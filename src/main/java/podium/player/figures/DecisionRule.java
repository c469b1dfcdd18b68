package podium.player.figures;

import podium.core.metric.TopClassAccuracy;

/**
 * Which classes a run's figures take an image's scores for: those at the threshold or above it.
 *
 * <pre>{@code
 * new DecisionRule(0.15, true);   // the course's player
 * }</pre>
 *
 * @param orHighest where no score reaches the threshold, the class of the highest
 */
public record DecisionRule(double threshold, boolean orHighest) {
    public DecisionRule {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("the threshold is not a number");
        }
    }

    /** A decision a class; a score that is not a number is a mistake of the caller's. */
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
