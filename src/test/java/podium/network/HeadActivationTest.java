package podium.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    void softmaxSharesOneAmongARowsClasses() {
        float[] scores = HeadActivation.SOFTMAX.scores(LOGITS, 3);
        double sum = 1 + Math.E + 1 / Math.E;
        assertThat(scores[0]).isCloseTo((float) (1 / sum), within(1e-6f));
        assertThat(scores[1]).isCloseTo((float) (Math.E / sum), within(1e-6f));
        assertThat(scores[0] + scores[1] + scores[2]).isCloseTo(1, within(1e-6f));
        assertThat(scores).endsWith(1, 0, 0);
    }
}
