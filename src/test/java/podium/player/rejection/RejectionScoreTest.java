package podium.player.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import podium.player.network.HeadActivation;

class RejectionScoreTest {
    /** Compares with the definitions, class by class. */
    @Test
    void scoresOfRandomLogitsMatchTheirDefinitions() {
        SplittableRandom random = new SplittableRandom(11);
        for (int draw = 0; draw < 100; draw++) {
            int classes = 2 + random.nextInt(6);
            int out = random.nextInt(classes + 1);
            IntPredicate known = label -> label != out;
            float[] logits = new float[classes];
            double[] distances = new double[classes];
            double exponentials = 0;
            double highest = Double.NEGATIVE_INFINITY;
            double softplus = 0;
            double nearest = Double.POSITIVE_INFINITY;
            for (int label = 0; label < classes; label++) {
                logits[label] = (float) random.nextDouble(-8, 8);
                distances[label] = random.nextDouble(0, 50);
                if (label != out) {
                    exponentials += Math.exp(logits[label]);
                    highest = Math.max(highest, logits[label]);
                    softplus += Math.log(1 + Math.exp(logits[label]));
                    nearest = Math.min(nearest, distances[label]);
                }
            }
            assertThat(of(RejectionScore.HIGHEST_PROBABILITY, HeadActivation.SOFTMAX, logits, distances, known))
                    .isCloseTo(Math.exp(highest) / exponentials, within(1e-12));
            assertThat(of(RejectionScore.HIGHEST_PROBABILITY, HeadActivation.SIGMOID, logits, distances, known))
                    .isCloseTo(1 / (1 + Math.exp(-highest)), within(1e-12));
            assertThat(of(RejectionScore.ENERGY, HeadActivation.SOFTMAX, logits, distances, known))
                    .isCloseTo(Math.log(exponentials), within(1e-9));
            assertThat(of(RejectionScore.ENERGY, HeadActivation.SIGMOID, logits, distances, known))
                    .isCloseTo(softplus, within(1e-9));
            assertThat(of(RejectionScore.MAHALANOBIS, HeadActivation.SOFTMAX, logits, distances, known))
                    .isEqualTo(-nearest);
        }
    }

    private static double of(
            RejectionScore score, HeadActivation activation, float[] logits, double[] distances, IntPredicate known) {
        return score.familiarity(activation, logits, distances, known);
    }

    @Test
    void theEnergyOfLargeLogitsIsFinite() {
        assertThat(of(
                        RejectionScore.ENERGY,
                        HeadActivation.SOFTMAX,
                        new float[] {1000, 999},
                        new double[] {1, 2},
                        label -> true))
                .isCloseTo(1000 + Math.log(1 + Math.exp(-1)), within(1e-9));
    }

    @Test
    void namesAreThoseOfTheCommandLine() {
        assertThat(RejectionScore.of("highest-probability")).isEqualTo(RejectionScore.HIGHEST_PROBABILITY);
        assertThatThrownBy(() -> RejectionScore.of("Energy"))
                .hasMessage("'Energy'; expected highest-probability, energy or mahalanobis");
    }
}
