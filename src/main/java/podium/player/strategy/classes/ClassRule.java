package podium.player.strategy.classes;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** How an image's scores become the classes that are said to be there. */
public sealed interface ClassRule {
    /** Whether each class is said. */
    boolean[] decide(double[] scores);

    /** Its kind and its numbers as strategy.yaml has them, in full precision; {@link RuleKind#rule} is the inverse. */
    ClassParameters parameters();

    /** The score from which on each class is said, as it is drawn; empty where a rule goes by no such scores. */
    default List<Double> thresholds() {
        return List.of();
    }

    /**
     * Each class from its own score on.
     *
     * @param thresholds one a class; infinite for a class that is never said
     * @param orHighest whether the class of the highest score is said where none reaches its threshold; of several the lowest
     */
    record Thresholds(List<Double> thresholds, boolean orHighest) implements ClassRule {
        public Thresholds {
            thresholds = List.copyOf(thresholds);
        }

        /** By the threshold that each class gets, without a fallback. */
        static Thresholds of(int classes, IntToDoubleFunction threshold) {
            return new Thresholds(
                    IntStream.range(0, classes).mapToDouble(threshold).boxed().toList(), false);
        }

        @Override
        public boolean[] decide(double[] scores) {
            if (scores.length != thresholds.size()) {
                throw new IllegalArgumentException(scores.length + " scores for " + thresholds.size() + " thresholds");
            }
            boolean[] said = new boolean[scores.length];
            boolean any = false;
            for (int label = 0; label < scores.length; label++) {
                said[label] = scores[label] >= thresholds.get(label);
                any |= said[label];
            }
            return any || !orHighest ? said : new Highest(1).decide(scores);
        }

        @Override
        public ClassParameters parameters() {
            return new ClassParameters(RuleKind.THRESHOLDS, thresholds, orHighest, null, null, null, null);
        }
    }

    /** The {@code count} classes of the highest scores; of equal ones the lower class. */
    record Highest(int count) implements ClassRule {
        public Highest {
            if (count < 0) {
                throw new IllegalArgumentException("the highest " + count + " classes");
            }
        }

        @Override
        public boolean[] decide(double[] scores) {
            boolean[] said = new boolean[scores.length];
            int[] order = ScoreOrder.falling(scores);
            for (int i = 0; i < Math.min(count, order.length); i++) {
                said[order[i]] = true;
            }
            return said;
        }

        @Override
        public ClassParameters parameters() {
            return new ClassParameters(RuleKind.HIGHEST, null, null, count, null, null, null);
        }
    }

    /** The classes above the widest gap between neighbouring scores, of several the highest gap. */
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
            return new ClassParameters(RuleKind.WIDEST_GAP, null, null, null, null, null, null);
        }
    }

    /**
     * The set of the largest expected Dice; scores have to be probabilities.
     *
     * @param something whether every image is known to show something
     */
    record MostExpectedDice(boolean something) implements ClassRule {
        @Override
        public boolean[] decide(double[] scores) {
            return ExpectedDice.decide(scores, something);
        }

        @Override
        public ClassParameters parameters() {
            return new ClassParameters(RuleKind.MOST_EXPECTED_DICE, null, null, null, something, null, null);
        }
    }
}
