package podium.player.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomDirectionsTest {
    @Test
    void distancesOfLongVectorsAreKeptWithinATenth() {
        SplittableRandom random = new SplittableRandom(4);
        float[][] rows = new float[6][5000];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextDouble(-1, 1);
            }
        }
        float[][] projected = RandomDirections.projected(rows);
        assertThat(RandomDirections.projected(rows)).isDeepEqualTo(projected);
        for (int i = 0; i < rows.length; i++) {
            assertThat(projected[i]).hasSize(RandomDirections.DIRECTIONS);
            for (int j = 0; j < i; j++) {
                assertThat(distance(projected[i], projected[j]) / distance(rows[i], rows[j]))
                        .isBetween(0.9, 1.1);
            }
        }
    }

    @Test
    void shortVectorsStayAsTheyAre() {
        float[][] rows = new float[2][RandomDirections.DIRECTIONS];
        assertThat(RandomDirections.projected(rows)).isSameAs(rows);
        assertThat(RandomDirections.projected(new float[0][])).isEmpty();
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.pow(a[i] - (double) b[i], 2);
        }
        return Math.sqrt(sum);
    }
}
