package podium.player.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;

class LargestLabelsTest {
    /** The largest logit plus offset without one label, following the definition; ties go to the lower label. */
    private static int naive(float[] logits, float[] offsets, int pixel, int without) {
        int best = -1;
        for (int label = 0; label < offsets.length; label++) {
            float value = logits[pixel * offsets.length + label] + offsets[label];
            if (label != without && (best < 0 || value > logits[pixel * offsets.length + best] + offsets[best])) {
                best = label;
            }
        }
        return best;
    }

    /** Few different values, so that ties are frequent. */
    @Test
    void theLabelsAreThoseOfTheDefinitionAfterEachChange() {
        SplittableRandom random = new SplittableRandom(25);
        for (int round = 0; round < 50; round++) {
            int labels = random.nextInt(2, 8);
            int pixels = random.nextInt(0, 30);
            float[] logits = new float[pixels * labels];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = random.nextInt(5);
            }
            float[] offsets = new float[labels];
            LargestLabels largest = new LargestLabels(logits, offsets);
            for (int change = 0; change < 30; change++) {
                for (int times = random.nextInt(3); times > 0; times--) {
                    offsets[random.nextInt(labels)] = random.nextInt(6) == 0 ? -1e30f : random.nextInt(-3, 4);
                }
                largest.update(offsets);
                for (int pixel = 0; pixel < pixels; pixel++) {
                    for (int without = 0; without < labels; without++) {
                        assertThat(largest.without(pixel, without)).isEqualTo(naive(logits, offsets, pixel, without));
                    }
                }
            }
        }
    }

    @Test
    void labelsAbove127AreCounted() {
        int labels = 201;
        float[] logits = new float[labels];
        logits[200] = 1;
        LabelledPixels pixels = LabelledPixels.of(
                LogitMap.of(labels, 1, 1, 1, logits), LabelMap.of(1, 1, new byte[] {(byte) 200}), 1, true);
        assertThat(pixels.truth(0, 0)).isEqualTo(200);
        assertThat(pixels.decided(0, new float[labels], new long[labels]).dice())
                .isEqualTo(1);
    }
}
