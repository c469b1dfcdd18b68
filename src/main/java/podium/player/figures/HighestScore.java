package podium.player.figures;

import java.util.OptionalDouble;
import podium.core.metric.TopClassAccuracy;

/** The rule for images of exactly one class: the class with the highest score, the first one if several are equal. */
public record HighestScore() implements DecisionRule {
    /** How {@link #formula} writes this rule. */
    public static final String FORMULA = "argmax";

    @Override
    public boolean[] decide(float[] scores) {
        DecisionRule.requireNumbers(scores);
        boolean[] decision = new boolean[scores.length];
        decision[TopClassAccuracy.argmax(scores)] = true;
        return decision;
    }

    /** Returns the class's share in the sum of the scores, which is 1 after a softmax. */
    @Override
    public double probability(float[] scores, int label) {
        double sum = 0;
        for (float score : scores) {
            sum += score;
        }
        return sum == 0 ? 1.0 / scores.length : scores[label] / sum;
    }

    /** Returns the distance between the two highest scores; 1 if there is only one class. */
    @Override
    public double margin(float[] scores) {
        int highest = TopClassAccuracy.argmax(scores);
        double margin = 1;
        for (int label = 0; label < scores.length; label++) {
            if (label != highest) {
                margin = Math.min(margin, scores[highest] - (double) scores[label]);
            }
        }
        return margin;
    }

    @Override
    public Figures figures(float[][] scores, byte[][] targets) {
        return SingleLabelFigures.of(scores, targets);
    }

    @Override
    public OptionalDouble line() {
        return OptionalDouble.empty();
    }

    @Override
    public String formula() {
        return FORMULA;
    }
}
