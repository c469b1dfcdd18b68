package podium.player.network.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InputScalingTest {
    private static final Offset<Float> EXACT = within(1e-6f);

    /** Two pixels: (255, 128, 0) and (1, 2, 3). */
    private static final byte[] RGB = {(byte) 255, (byte) 128, 0, 1, 2, 3};

    @Test
    void symmetricSpansMinusOneToOne() {
        assertThat(written(InputScaling.SYMMETRIC))
                .containsExactly(
                        new float[] {1, 1 / 127.5f - 1, 128 / 127.5f - 1, 2 / 127.5f - 1, -1, 3 / 127.5f - 1}, EXACT);
    }

    @Test
    void unitSpansZeroToOne() {
        assertThat(written(InputScaling.UNIT))
                .containsExactly(new float[] {1, 1 / 255f, 128 / 255f, 2 / 255f, 0, 3 / 255f}, EXACT);
    }

    @Test
    void greyImagesHaveOnePlane() {
        float[] plane = new float[8];
        InputScaling.UNIT.write(RGB, 6, plane, 1);
        assertThat(plane).containsExactly(new float[] {0, 1, 128 / 255f, 0, 1 / 255f, 2 / 255f, 3 / 255f, 0}, EXACT);
        assertThat(InputScaling.UNIT.interleaved(new float[] {3, 4}, 2)).containsExactly(3, 4);
        float[] slopes = new float[2];
        InputScaling.UNIT.addGradient(new float[] {9, 255, 510}, 1, 2, slopes);
        assertThat(slopes).containsExactly(new float[] {1, 2}, EXACT);
    }

    @Test
    void imagenetNormalisesEachChannelByMeanAndDeviation() {
        assertThat(written(InputScaling.IMAGENET))
                .containsExactly(
                        new float[] {
                            (1 - .485f) / .229f,
                            (1 / 255f - .485f) / .229f,
                            (128 / 255f - .456f) / .224f,
                            (2 / 255f - .456f) / .224f,
                            -.406f / .225f,
                            (3 / 255f - .406f) / .225f
                        },
                        EXACT);
    }

    @Test
    void caffeStartsWithBlue() {
        assertThat(written(InputScaling.CAFFE))
                .containsExactly(
                        new float[] {-103.939f, 3 - 103.939f, 128 - 116.779f, 2 - 116.779f, 255 - 123.68f, 1 - 123.68f},
                        within(1e-5f));
    }

    /** So that another program can scale samples by six numbers. */
    @ParameterizedTest
    @EnumSource
    void meanAndDeviationGiveTheValueOfEverySample(InputScaling scaling) {
        for (int channel = 0; channel < 3; channel++) {
            for (int sample = 0; sample < 256; sample++) {
                double value = scaling.value(channel, sample);
                assertThat((sample - scaling.mean(channel)) / scaling.deviation(channel))
                        .isCloseTo(value, within(1e-6 * Math.abs(value)));
            }
        }
        assertThat(scaling.blueFirst()).isEqualTo(scaling == InputScaling.CAFFE);
    }

    @ParameterizedTest
    @EnumSource
    void writesOnlyFromTheOffsetOn(InputScaling scaling) {
        float[] planes = new float[10];
        scaling.write(RGB, 2, planes, 3);
        assertThat(planes).startsWith(0, 0, 0).endsWith(0);
        float[] alone = written(scaling);
        for (int i = 0; i < alone.length; i++) {
            assertThat(planes[3 + i]).isEqualTo(alone[i]);
        }
    }

    private static float[] written(InputScaling scaling) {
        float[] planes = new float[6];
        scaling.write(RGB, 2, planes, 0);
        return planes;
    }
}
