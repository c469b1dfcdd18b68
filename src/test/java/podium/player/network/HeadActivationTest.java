package podium.player.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeadActivationTest {
    private static final float[] LOGITS = {0, 1, -1, 1000, -1000, 3};

    @Test
    void sigmoidScoresEachClassByItself() {
        float[] scores = HeadActivation.SIGMOID.scores(LOGITS, 3);
        assertThat(scores).hasSize(6);
        assertThat(scores[0]).isEqualTo(0.5f);
        assertThat(scores[1]).isCloseTo(0.7310586f, within(1e-6f));
        assertThat(scores[2]).isCloseTo(1 - scores[1], within(1e-6f));
        assertThat(scores[3]).isEqualTo(1);
        assertThat(scores[4]).isZero();
    }

    @Test
    void softmaxScoresOfARowSumToOne() {
        float[] scores = HeadActivation.SOFTMAX.scores(LOGITS, 3);
        double sum = 1 + Math.E + 1 / Math.E;
        assertThat(scores[0]).isCloseTo((float) (1 / sum), within(1e-6f));
        assertThat(scores[1]).isCloseTo((float) (Math.E / sum), within(1e-6f));
        assertThat(scores[0] + scores[1] + scores[2]).isCloseTo(1, within(1e-6f));
        assertThat(scores).endsWith(1, 0, 0);
    }

    /** The log odds are those of the score. With a softmax, adding a number to all logits does not change them. */
    @Test
    void logOddsAreThoseOfTheScores() {
        SplittableRandom random = new SplittableRandom(6);
        for (HeadActivation activation : HeadActivation.values()) {
            for (int round = 0; round < 200; round++) {
                float[] logits = new float[2 + random.nextInt(5)];
                float[] shifted = new float[logits.length];
                for (int label = 0; label < logits.length; label++) {
                    logits[label] = (float) (8 * random.nextDouble() - 4);
                    shifted[label] = logits[label] + 3;
                }
                float[] scores = activation.scores(logits, logits.length);
                float[] odds = activation.logOdds(logits);
                for (int label = 0; label < logits.length; label++) {
                    double p = scores[label];
                    assertThat((double) odds[label]).isCloseTo(Math.log(p / (1 - p)), within(1e-2));
                    assertThat(1 / (1 + Math.exp(-odds[label]))).isCloseTo(p, within(1e-6));
                    if (activation == HeadActivation.SOFTMAX) {
                        assertThat(activation.logOdds(shifted)[label]).isCloseTo(odds[label], within(1e-4f));
                    }
                }
            }
        }
    }

    @Test
    void logOddsAreFiniteEvenIfAScoreIsOne() {
        assertThat(HeadActivation.SOFTMAX.logOdds(new float[] {200, 0, -200})).containsExactly(200f, -200f, -400f);
        assertThat(HeadActivation.SOFTMAX.logOdds(new float[] {5})[0])
                .isPositive()
                .isFinite();
        assertThat(HeadActivation.SOFTMAX.logOdds(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}))
                .containsExactly(Float.MAX_VALUE, -Float.MAX_VALUE);
        assertThat(HeadActivation.SIGMOID.logOdds(new float[] {-5, 90})).containsExactly(-5f, 90f);
    }
}
