package podium.player.strategy.classes;

import java.util.Arrays;

/**
 * The set of classes with the highest expected Dice, if each class is present with its own probability, independently
 * of the others.
 *
 * <p>Let Y be the truth, S the number of its other classes and |X| = k. The expected Dice is the sum over classes c of
 * X of 2 p(c) E[1 / (k + 1 + S)], where S has a Poisson-binomial distribution over all classes but c. For the empty set
 * it is P(Y is empty), since two empty sets have Dice 1. p(c) E[1 / (k + 1 + S)] increases with p(c), so the best set
 * of k classes has the k most probable ones, and n + 1 sets are compared (Lewis, SIGIR 1995; Ye, Chai, Lee and Chieu,
 * ICML 2012). The result is exact; the cost is of order n^3.
 */
final class ExpectedDice {
    private ExpectedDice() {}

    /**
     * Returns for each class whether it is predicted; the smallest set wins ties.
     *
     * @param something true if at least one class is known to be present: then the empty set is not considered. The
     *     other sets keep their order, since each expectation is divided by the probability that the truth is not
     *     empty.
     */
    static boolean[] decide(double[] probabilities, boolean something) {
        int n = probabilities.length;
        int[] order = ScoreOrder.falling(probabilities);
        double[][] others = new double[n][];
        for (int i = 0; i < n; i++) {
            others[i] = withoutOne(probabilities, order[i]);
        }
        int best = 0;
        double bestValue = something ? -1 : nothing(probabilities);
        for (int k = 1; k <= n; k++) {
            double value = 0;
            for (int i = 0; i < k; i++) {
                value += 2 * probabilities[order[i]] * meanOfReciprocal(others[i], k + 1);
            }
            if (value > bestValue) {
                best = k;
                bestValue = value;
            }
        }
        boolean[] predicted = new boolean[n];
        for (int i = 0; i < best; i++) {
            predicted[order[i]] = true;
        }
        return predicted;
    }

    private static double nothing(double[] probabilities) {
        return Arrays.stream(probabilities).map(p -> 1 - p).reduce(1, (a, b) -> a * b);
    }

    /** Returns P(S = s) for each s, where S is the number of present classes, leaving out one class. */
    private static double[] withoutOne(double[] probabilities, int without) {
        double[] distribution = new double[probabilities.length];
        distribution[0] = 1;
        int known = 0;
        for (int label = 0; label < probabilities.length; label++) {
            if (label != without) {
                double p = probabilities[label];
                known++;
                for (int s = known; s > 0; s--) {
                    distribution[s] = distribution[s] * (1 - p) + distribution[s - 1] * p;
                }
                distribution[0] *= 1 - p;
            }
        }
        return distribution;
    }

    private static double meanOfReciprocal(double[] distribution, int offset) {
        double mean = 0;
        for (int s = 0; s < distribution.length; s++) {
            mean += distribution[s] / (offset + s);
        }
        return mean;
    }
}
