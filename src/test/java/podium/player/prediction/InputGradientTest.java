package podium.player.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.player.network.running.LogitLoss;
import podium.player.runs.RunFolder;
import podium.player.runs.UntrainedRun;

class InputGradientTest {
    private static final int ROWS = 2;
    private static final int VALUES = ROWS * 3 * 32 * 32;

    @TempDir
    private Path folder;

    private RunFolder run() throws IOException {
        return UntrainedRun.make(
                folder,
                "architecture: mobilenet0.25\nsize: 32\n",
                Map.of("head.dropout", "0.5"),
                List.of("cat", "dog", "owl"));
    }

    /** A weighted sum of log odds, as an attack might increase it. */
    private static double loss(float[] logits, float[] gradient) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            gradient[i] = 1 + i;
            sum += (1 + i) * (double) logits[i];
        }
        return sum;
    }

    private static float[] moved(float[] pixels, float[] direction, double by) {
        float[] moved = pixels.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (by * direction[i]);
        }
        return moved;
    }

    /**
     * Compares with differences along random directions and in single pixels. With small steps, the kinks of rectifiers
     * stay within the tolerance.
     */
    @Test
    void gradientMatchesFiniteDifferencesAndChangesNoParameter() throws Exception {
        LogitLoss loss = InputGradientTest::loss;
        Random random = new Random(4);
        float[] pixels = new float[VALUES];
        for (int i = 0; i < VALUES; i++) {
            pixels[i] = 2 * random.nextFloat() - 1;
        }
        float[] gradient = new float[VALUES];
        float[] ignored = new float[VALUES];
        try (InputGradient network = InputGradient.open(run())) {
            double value = network.backward(pixels, ROWS, loss, gradient);
            for (int draw = 0; draw < 6; draw++) {
                float[] direction = new float[VALUES];
                double slope = 0;
                for (int i = 0; i < VALUES; i++) {
                    // Half along the gradient, so that the slope is not lost in rounding.
                    direction[i] = (float) random.nextGaussian() + Math.signum(gradient[i]);
                    slope += (double) direction[i] * gradient[i];
                }
                double step = 2e-4;
                double found = (network.backward(moved(pixels, direction, step), ROWS, loss, ignored)
                                - network.backward(moved(pixels, direction, -step), ROWS, loss, ignored))
                        / (2 * step);
                assertThat(found).isCloseTo(slope, within(0.03 * Math.abs(slope)));
            }
            float[] again = new float[VALUES];
            assertThat(network.backward(pixels, ROWS, loss, again)).isEqualTo(value);
            assertThat(again).isEqualTo(gradient);
            float[] first = new float[VALUES / ROWS];
            network.backward(Arrays.copyOf(pixels, VALUES / ROWS), 1, loss, first);
            assertThat(first)
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(Arrays.copyOf(gradient, VALUES / ROWS));
        }
    }

    /** The loss is a sum over rows, so each row has the loss and the gradient that it has alone. */
    @Test
    void manyRowsHaveTheGradientsThatTheyHaveAlone() throws Exception {
        int rows = 2 * InputGradient.MOST_ROWS + 3;
        int length = VALUES / ROWS;
        LogitLoss loss = (logits, gradient) -> {
            double sum = 0;
            for (int i = 0; i < logits.length; i++) {
                gradient[i] = 2 * logits[i];
                sum += (double) logits[i] * logits[i];
            }
            return sum;
        };
        Random random = new Random(5);
        float[] pixels = new float[rows * length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 2 * random.nextFloat() - 1;
        }
        float[] gradient = new float[pixels.length];
        try (InputGradient network = InputGradient.open(run())) {
            double sum = 0;
            double value = network.backward(pixels, rows, loss, gradient);
            for (int row = 0; row < rows; row++) {
                float[] alone = new float[length];
                sum += network.backward(Arrays.copyOfRange(pixels, row * length, (row + 1) * length), 1, loss, alone);
                assertThat(Arrays.copyOfRange(gradient, row * length, (row + 1) * length))
                        .as("row " + row)
                        .usingComparatorWithPrecision(1e-5f)
                        .containsExactly(alone);
            }
            assertThat(value).isCloseTo(sum, within(1e-5 * sum));
        }
    }
}
