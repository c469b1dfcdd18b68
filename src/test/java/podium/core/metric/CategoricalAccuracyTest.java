package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CategoricalAccuracyTest {
    private static double keras(float[] scores, int... targets) {
        CategoricalAccuracy accuracy = new CategoricalAccuracy();
        accuracy.add(scores, bytes(targets));
        return accuracy.value();
    }

    private static double topClass(float[] scores, int... targets) {
        TopClassAccuracy accuracy = new TopClassAccuracy();
        accuracy.add(scores, bytes(targets));
        return accuracy.value();
    }

    private static byte[] bytes(int... targets) {
        byte[] bytes = new byte[targets.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) targets[i];
        }
        return bytes;
    }

    private static float[] scores(double... scores) {
        float[] floats = new float[scores.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) scores[i];
        }
        return floats;
    }

    @Test
    void ofSeveralClassesKerasTakesTheFirst() {
        assertThat(keras(scores(0.2, 0.9, 0.1), 1, 1, 0)).isZero();
        assertThat(topClass(scores(0.2, 0.9, 0.1), 1, 1, 0)).isOne();
        assertThat(keras(scores(0.9, 0.2, 0.1), 1, 1, 0)).isOne();
    }

    @Test
    void withoutAClassKerasExpectsTheFirst() {
        assertThat(keras(scores(0.9, 0.2), 0, 0)).isOne();
        assertThat(keras(scores(0.2, 0.9), 0, 0)).isZero();
        assertThat(topClass(scores(0.9, 0.2), 0, 0)).isNaN();
    }

    @Test
    void aDifficultClassIsAbsentForKerasAndDoesNotCountOtherwise() {
        assertThat(keras(scores(0.9, 0.2, 0.1), -1, 1, 0)).isZero();
        assertThat(topClass(scores(0.9, 0.2, 0.1), -1, 1, 0)).isNaN();
        assertThat(keras(scores(0.2, 0.9, 0.1), -1, 1, 0)).isOne();
        assertThat(keras(scores(0.9, 0.2, 0.1), -1, 0, 0)).isOne();
        assertThat(keras(scores(0.2, 0.9, 0.1), 0, -1, 0)).isZero();
    }

    @Test
    void ofEqualScoresTheFirstCounts() {
        assertThat(keras(scores(0.5, 0.5), 1, 0)).isOne();
        assertThat(keras(scores(0.5, 0.5), 0, 1)).isZero();
        assertThat(topClass(scores(0.5, 0.5), 1, 1)).isOne();
        assertThat(topClass(scores(0.5, 0.5), 0, 1)).isZero();
    }

    @Test
    void everyImageCountsForKeras() {
        CategoricalAccuracy accuracy = new CategoricalAccuracy();
        assertThat(accuracy.value()).isNaN();
        accuracy.add(scores(0.9, 0.2), bytes(1, 0));
        accuracy.add(scores(0.2, 0.9), bytes(0, 0));
        accuracy.add(scores(0.9, 0.2), bytes(0, 1));
        assertThat(accuracy.value()).isEqualTo(1 / 3.0);
    }
}
