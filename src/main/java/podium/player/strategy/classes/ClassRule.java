package podium.player.strategy.classes;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import podium.player.strategy.classes.ClassParameters.OneClass;

/** A rule that turns an image's scores into the set of predicted classes. */
public sealed interface ClassRule {
    /** Returns for each class whether it is predicted. */
    boolean[] decide(double[] scores);

    /**
     * Returns the kind and the numbers as strategy.yaml has them, in full precision. The inverse is
     * {@link RuleKind#rule}.
     */
    ClassParameters parameters();

    /** Returns true if the rule rejects an image as too uncertain, although it decides it. */
    default boolean rejects(double[] scores) {
        return false;
    }

    /** Returns the threshold of each class, for plots; empty if the rule has no thresholds. */
    default List<Double> thresholds() {
        return List.of();
    }

    /**
     * Predicts each class whose score reaches the class's threshold.
     *
     * @param thresholds one threshold per class; infinite for a class that is never predicted
     * @param orHighest true to predict the class with the highest score if none reaches its threshold; the lowest class
     *     wins ties
     */
    record Thresholds(List<Double> thresholds, boolean orHighest) implements ClassRule {
        public Thresholds {
            thresholds = List.copyOf(thresholds);
        }

        /** Creates the rule with the threshold of each class, without a fallback. */
        static Thresholds of(int classes, IntToDoubleFunction threshold) {
            return new Thresholds(
                    IntStream.range(0, classes).mapToDouble(threshold).boxed().toList(), false);
        }

        @Override
        public boolean[] decide(double[] scores) {
            if (scores.length != thresholds.size()) {
                throw new IllegalArgumentException(scores.length + " scores for " + thresholds.size() + " thresholds");
            }
            boolean[] predicted = new boolean[scores.length];
            boolean any = false;
            for (int label = 0; label < scores.length; label++) {
                predicted[label] = scores[label] >= thresholds.get(label);
                any |= predicted[label];
            }
            return any || !orHighest ? predicted : new Highest(1).decide(scores);
        }

        @Override
        public ClassParameters parameters() {
            return new ClassParameters(
                    RuleKind.THRESHOLDS, thresholds, orHighest, null, null, OneClass.NONE, null, null);
        }
    }

    /** Predicts the {@code count} classes with the highest scores; the lower class wins ties. */
    record Highest(int count) implements ClassRule {
        public Highest {
            if (count < 0) {
                throw new IllegalArgumentException("count is " + count + "; expected 0 or more classes");
            }
        }

        @Override
        public boolean[] decide(double[] scores) {
            boolean[] predicted = new boolean[scores.length];
            int[] order = ScoreOrder.falling(scores);
            for (int i = 0; i < Math.min(count, order.length); i++) {
                predicted[order[i]] = true;
            }
            return predicted;
        }

        @Override
        public ClassParameters parameters() {
            return new ClassParameters(RuleKind.HIGHEST, null, null, count, null, OneClass.NONE, null, null);
        }
    }

    /** Predicts the classes above the widest gap between neighbouring scores; the highest gap wins ties. */
    record WidestGap() implements ClassRule {
        @Override
        public boolean[] decide(double[] scores) {
            int[] order = ScoreOrder.falling(scores);
            int count = Math.min(1, order.length);
            double widest = 0;
            for (int i = 1; i < order.length; i++) {
                double gap = scores[order[i - 1]] - scores[order[i]];
                if (gap > widest) {
                    widest = gap;
                    count = i;
                }
            }
            return new Highest(count).decide(scores);
        }

        @Override
        public ClassParameters parameters() {
            return new ClassParameters(RuleKind.WIDEST_GAP, null, null, null, null, OneClass.NONE, null, null);
        }
    }

    /**
     * Predicts the set of classes with the highest expected Dice. Scores must be probabilities.
     *
     * @param something true if every image is known to show at least one class
     */
    record MostExpectedDice(boolean something) implements ClassRule {
        @Override
        public boolean[] decide(double[] scores) {
            return ExpectedDice.decide(scores, something);
        }

        @Override
        public ClassParameters parameters() {
            return new ClassParameters(
                    RuleKind.MOST_EXPECTED_DICE, null, null, null, something, OneClass.NONE, null, null);
        }
    }

    /**
     * Predicts the class with the highest sum of bias and logarithm of its probability; the lowest class wins ties.
     *
     * @param biases one finite bias per class
     */
    record HighestWithBiases(List<Double> biases) implements ClassRule {
        public HighestWithBiases {
            biases = List.copyOf(biases);
        }

        @Override
        public boolean[] decide(double[] scores) {
            if (scores.length != biases.size()) {
                throw new IllegalArgumentException(scores.length + " scores for " + biases.size() + " biases");
            }
            double[] sums = new double[scores.length];
            for (int label = 0; label < sums.length; label++) {
                sums[label] = Math.log(scores[label]) + biases.get(label);
            }
            boolean[] predicted = new boolean[scores.length];
            predicted[ScoreOrder.highest(sums)] = true;
            return predicted;
        }

        @Override
        public ClassParameters parameters() {
            return new ClassParameters(
                    RuleKind.HIGHEST_WITH_BIASES, null, null, null, null, new OneClass(biases, null), null, null);
        }
    }

    /**
     * Predicts the class with the highest probability, and rejects images where that is below a threshold.
     *
     * @param threshold the lowest probability that is not rejected
     */
    record HighestOrRejected(double threshold) implements ClassRule {
        @Override
        public boolean[] decide(double[] scores) {
            return new Highest(1).decide(scores);
        }

        @Override
        public boolean rejects(double[] scores) {
            return scores[ScoreOrder.highest(scores)] < threshold;
        }

        @Override
        public ClassParameters parameters() {
            return new ClassParameters(
                    RuleKind.HIGHEST_OR_REJECTED, null, null, null, null, new OneClass(null, threshold), null, null);
        }
    }
}
