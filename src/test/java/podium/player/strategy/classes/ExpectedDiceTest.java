package podium.player.strategy.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class ExpectedDiceTest {
    /** Sums over all possible truths, following the definition. */
    private static double naive(double[] probabilities, int predicted) {
        double sum = 0;
        for (int truth = 0; truth < 1 << probabilities.length; truth++) {
            double probability = 1;
            for (int label = 0; label < probabilities.length; label++) {
                probability *= (truth >> label & 1) == 1 ? probabilities[label] : 1 - probabilities[label];
            }
            int all = Integer.bitCount(truth) + Integer.bitCount(predicted);
            sum += probability * (all == 0 ? 1 : 2.0 * Integer.bitCount(truth & predicted) / all);
        }
        return sum;
    }

    private static double[] drawn(SplittableRandom random) {
        double[] probabilities = new double[random.nextInt(1, Thorough.count(8, 13))];
        double usual = random.nextDouble();
        for (int i = 0; i < probabilities.length; i++) {
            double p = random.nextDouble();
            probabilities[i] = random.nextInt(8) == 0 ? Math.round(p) : Math.pow(p, 4 * usual);
        }
        return probabilities;
    }

    private static int bits(boolean[] predicted) {
        int bits = 0;
        for (int label = 0; label < predicted.length; label++) {
            bits |= predicted[label] ? 1 << label : 0;
        }
        return bits;
    }

    @Test
    void noOtherSetHasAHigherExpectedDice() {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < Thorough.count(60, 40); round++) {
            double[] probabilities = drawn(random);
            boolean something = random.nextBoolean();
            boolean[] predicted = ExpectedDice.decide(probabilities, something);
            double best = 0;
            for (int set = something ? 1 : 0; set < 1 << probabilities.length; set++) {
                best = Math.max(best, naive(probabilities, set));
            }
            assertThat(naive(probabilities, bits(predicted))).isCloseTo(best, within(1e-12));
        }
    }

    @Test
    void setsMatchExpectationsComputedByHand() {
        assertThat(ExpectedDice.decide(new double[] {0, 0, 0}, false)).containsOnly(false);
        assertThat(ExpectedDice.decide(new double[] {0, 1, 0}, false)).containsExactly(false, true, false);
        // expected Dice: empty set 0.6, the class 0.4
        assertThat(ExpectedDice.decide(new double[] {0.4}, false)).containsExactly(false);
        // expected Dice: empty set 0.36; one 0.4 (0.6 + 0.4 2/3) = 0.347; both 2/3 0.48 + 0.16 = 0.48
        assertThat(ExpectedDice.decide(new double[] {0.4, 0.4}, false)).containsExactly(true, true);
        assertThat(ExpectedDice.decide(new double[] {0.1, 0.2}, true)).containsExactly(false, true);
        assertThat(ExpectedDice.decide(new double[] {0, 0}, true)).containsExactly(true, false);
    }
}
