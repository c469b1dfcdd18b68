package podium.player.figures;

import java.util.OptionalDouble;
import podium.core.metric.TopClassAccuracy;

/**
 * The rule for images of any number of classes: a class is predicted if its score is at least the threshold.
 *
 * <pre>{@code
 * new ThresholdRule(0.15, true);   // the course's player
 * }</pre>
 *
 * @param threshold the threshold of the scores
 * @param orHighest true if the class with the highest score is predicted when no score reaches the threshold
 */
public record ThresholdRule(double threshold, boolean orHighest) implements DecisionRule {
    public ThresholdRule {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("the threshold is NaN; expected a number");
        }
    }

    @Override
    public boolean[] decide(float[] scores) {
        DecisionRule.requireNumbers(scores);
        boolean[] decision = new boolean[scores.length];
        boolean none = true;
        for (int label = 0; label < scores.length; label++) {
            decision[label] = scores[label] >= threshold;
            none &= !decision[label];
        }
        if (none && orHighest) {
            decision[TopClassAccuracy.argmax(scores)] = true;
        }
        return decision;
    }

    /** Returns the score itself. */
    @Override
    public double probability(float[] scores, int label) {
        return scores[label];
    }

    /** Returns the smallest distance of a score from the threshold. */
    @Override
    public double margin(float[] scores) {
        double margin = 1;
        for (float score : scores) {
            margin = Math.min(margin, Math.abs(score - threshold));
        }
        return margin;
    }

    @Override
    public Figures figures(float[][] scores, byte[][] targets) {
        return ClassificationFigures.of(scores, targets, this);
    }

    @Override
    public OptionalDouble line() {
        return OptionalDouble.of(threshold);
    }

    @Override
    public String formula() {
        return "score >= " + threshold + (orHighest ? ", or the highest score" : "");
    }
}
