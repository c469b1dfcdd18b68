package podium.player.strategy.classes;

import java.util.Arrays;

/**
 * The classes whose Dice with the unknown truth is the largest to be expected, if each class is there with its own
 * probability, independently of the others.
 *
 * <p>With Y the truth, S the number of its other classes and |X| = k, the expectation of Dice is the sum over classes c of X
 * of 2 p(c) E[1 / (k + 1 + S)], S being distributed as a Poisson-binomial over all classes but c; for the empty set it is
 * P(Y is empty), since two empty sets have Dice 1. p(c) E[1 / (k + 1 + S)] rises with p(c), so that among the sets of k
 * classes the k most probable ones are the best, and n + 1 sets are compared (Lewis, SIGIR 1995; Ye, Chai, Lee and Chieu, ICML
 * 2012). Exact, of order n^3.
 */
final class ExpectedDice {
    private ExpectedDice() {}

    /**
     * The classes to say; of sets that are equally good the smallest.
     *
     * @param something whether it is known that some class is there: then the empty set is not said, while the other sets keep
     *     their order, each expectation being divided by the probability that the truth is not empty
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
        boolean[] said = new boolean[n];
        for (int i = 0; i < best; i++) {
            said[order[i]] = true;
        }
        return said;
    }

    private static double nothing(double[] probabilities) {
        return Arrays.stream(probabilities).map(p -> 1 - p).reduce(1, (a, b) -> a * b);
    }

    /** P(S = s) for each s, S being the number of classes that are there, one left out. */
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
