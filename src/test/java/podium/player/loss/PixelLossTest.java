package podium.player.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.player.loss.PixelLoss.Maps;

class PixelLossTest {
    /** Random label maps of several images with random logits. */
    private static final class Case {
        private final int images;
        private final int labels;
        private final int width;
        private final int height;
        private final byte[] wanted;
        private final double[] logits;
        private final float[] weights;

        private Case(Random random) {
            images = 1 + random.nextInt(3);
            labels = 1 + random.nextInt(4);
            width = 1 + random.nextInt(10);
            height = 1 + random.nextInt(10);
            wanted = new byte[images * width * height];
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = (byte) (random.nextInt(5) == 0 ? LabelMap.VOID : random.nextInt(labels));
            }
            int cells = LogitMap.cells(width, 4) * LogitMap.cells(height, 4);
            weights = new float[labels];
            for (int i = 0; i < labels; i++) {
                weights[i] = 0.25f * (1 + random.nextInt(8));
            }
            logits = random.doubles((long) images * labels * cells, -3, 3)
                    .map(value -> (float) value)
                    .toArray();
        }

        Maps maps() {
            return new Maps(images, width, height, wanted);
        }

        float[] floats() {
            float[] floats = new float[logits.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) logits[i];
            }
            return floats;
        }

        /** Computes the softmax of a pixel's logits, interpolated as the definition says. */
        double[] probabilities(double[] grid, int image, int x, int y) {
            int rows = LogitMap.cells(height, 4);
            int columns = LogitMap.cells(width, 4);
            double row = Math.max(0, Math.min(rows - 1, (y + 0.5) / 4 - 0.5));
            double column = Math.max(0, Math.min(columns - 1, (x + 0.5) / 4 - 0.5));
            double[] values = new double[labels];
            for (int label = 0; label < labels; label++) {
                int first = (image * labels + label) * rows * columns;
                for (int j = 0; j < rows; j++) {
                    for (int i = 0; i < columns; i++) {
                        double share = Math.max(0, 1 - Math.abs(j - row)) * Math.max(0, 1 - Math.abs(i - column));
                        values[label] += share * grid[first + j * columns + i];
                    }
                }
            }
            double largest = Arrays.stream(values).max().orElseThrow();
            double sum = Arrays.stream(values).map(z -> Math.exp(z - largest)).sum();
            return Arrays.stream(values).map(z -> Math.exp(z - largest) / sum).toArray();
        }

        /** Computes the mean of -w(y) log(1 - p(y)), pixel by pixel. */
        double naiveAway(double[] grid) {
            double sum = 0;
            int counted = 0;
            for (int i = 0; i < images * height * width; i++) {
                int label = wanted[i] & 0xFF;
                if (label != LabelMap.VOID) {
                    double[] p = probabilities(grid, i / (height * width), i % width, i / width % height);
                    sum -= weights[label] * Math.log(1 - p[label]);
                    counted++;
                }
            }
            return sum / Math.max(1, counted);
        }

        /** Computes the loss from the formulas, pixel by pixel. */
        double naive(double[] grid, double dice) {
            double crossEntropy = 0;
            int counted = 0;
            double diceLosses = 0;
            for (int image = 0; image < images; image++) {
                double both = 0;
                double said = 0;
                double there = 0;
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        int label = wanted[(image * height + y) * width + x] & 0xFF;
                        if (label == LabelMap.VOID) {
                            continue;
                        }
                        double[] p = probabilities(grid, image, x, y);
                        counted++;
                        crossEntropy -= weights[label] * Math.log(p[label]);
                        both += label == 0 ? 0 : p[label];
                        said += 1 - p[0];
                        there += label == 0 ? 0 : 1;
                    }
                }
                diceLosses += 1 - (2 * both + 1) / (said + there + 1);
            }
            return crossEntropy / Math.max(1, counted) + dice * diceLosses / images;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 2})
    void theGradientMatchesFiniteDifferencesOfTheFormulas(double dice) {
        Random random = new Random(7);
        for (int round = 0; round < Thorough.count(30, 200); round++) {
            Case drawn = new Case(random);
            float[] gradient = new float[drawn.logits.length];
            double value = new PixelLoss(drawn.weights, dice).of(drawn.floats(), drawn.maps(), gradient);
            assertThat(value).isCloseTo(drawn.naive(drawn.logits, dice), within(1e-5));
            for (int i = 0; i < gradient.length; i++) {
                double slope = (drawn.naive(moved(drawn.logits, i, 1e-5), dice)
                                - drawn.naive(moved(drawn.logits, i, -1e-5), dice))
                        / 2e-5;
                assertThat((double) gradient[i]).isCloseTo(slope, within(1e-5));
            }
        }
    }

    @Test
    void theGradientOfAnUntargetedAttackMatchesFiniteDifferences() {
        Random random = new Random(9);
        for (int round = 0; round < Thorough.count(30, 200); round++) {
            Case drawn = new Case(random);
            if (drawn.labels == 1) {
                continue; // there is no other label to predict
            }
            float[] gradient = new float[drawn.logits.length];
            double value = new PixelLoss(drawn.weights, 0, true).of(drawn.floats(), drawn.maps(), gradient);
            assertThat(value).isCloseTo(drawn.naiveAway(drawn.logits), within(1e-5));
            for (int i = 0; i < gradient.length; i++) {
                double slope =
                        (drawn.naiveAway(moved(drawn.logits, i, 1e-5)) - drawn.naiveAway(moved(drawn.logits, i, -1e-5)))
                                / 2e-5;
                assertThat((double) gradient[i]).isCloseTo(slope, within(1e-5));
            }
        }
    }

    private static double[] moved(double[] logits, int index, double step) {
        double[] moved = logits.clone();
        moved[index] += step;
        return moved;
    }

    @Test
    void thePredictedLabelsAreThoseOfTheLogitMap() {
        Random random = new Random(8);
        for (int round = 0; round < Thorough.count(30, 200); round++) {
            Case drawn = new Case(random);
            Maps maps = drawn.maps();
            new PixelLoss(drawn.weights, 0).of(drawn.floats(), maps, new float[drawn.logits.length]);
            int rows = LogitMap.cells(drawn.height, 4);
            int columns = LogitMap.cells(drawn.width, 4);
            int size = drawn.labels * rows * columns;
            for (int image = 0; image < drawn.images; image++) {
                float[] own = Arrays.copyOfRange(drawn.floats(), image * size, (image + 1) * size);
                LabelMap expected =
                        LogitMap.of(drawn.labels, rows, columns, 4, own).labels(drawn.width, drawn.height);
                assertThat(Arrays.copyOfRange(maps.decided(), image * maps.pixels(), (image + 1) * maps.pixels()))
                        .isEqualTo(expected.labels());
            }
        }
    }

    @Test
    void mapsOfOnlyVoidHaveNoLoss() {
        byte[] wanted = new byte[48];
        Arrays.fill(wanted, (byte) LabelMap.VOID);
        float[] gradient = new float[12];
        double value = new PixelLoss(new float[] {1, 1}, 1)
                .of(new float[] {1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1}, new Maps(1, 12, 4, wanted), gradient);
        assertThat(value).isZero();
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void extremeLogitsGiveFiniteLossesAndGradients() {
        float[] gradient = new float[2];
        double value = new PixelLoss(new float[] {1, 1}, 0.5)
                .of(new float[] {500, -500}, new Maps(1, 2, 2, new byte[] {1, 1, 1, 1}), gradient);
        assertThat(value).isCloseTo(1000 + 0.5 * (1 - 1 / 5.0), within(1e-3));
        assertThat((double) gradient[0]).isCloseTo(1, within(1e-5));
        assertThat((double) gradient[1]).isCloseTo(-1, within(1e-5));
    }

    @Test
    void anUntargetedAttackHasTheFullGradientAtACertainPrediction() {
        float[] gradient = new float[2];
        double value = new PixelLoss(new float[] {1, 1}, 0, true)
                .of(new float[] {-10, 10}, new Maps(1, 2, 2, new byte[] {1, 1, 1, 1}), gradient);
        assertThat(value).isCloseTo(20, within(1e-4));
        assertThat((double) gradient[0]).isCloseTo(-1, within(1e-5));
        assertThat((double) gradient[1]).isCloseTo(1, within(1e-5));
    }

    @Test
    void theNumberOfThreadsDoesNotChangeTheResult() {
        Random random = new Random(9);
        float[] logits = new float[8 * 5 * 9 * 9];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextGaussian();
        }
        byte[] wanted = new byte[8 * 33 * 33];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (byte) random.nextInt(5);
        }
        PixelLoss loss = new PixelLoss(new float[] {1, 1, 1, 1, 1}, 0.5);
        float[] first = new float[logits.length];
        double value = loss.of(logits, new Maps(8, 33, 33, wanted), first);
        for (int i = 0; i < 20; i++) {
            float[] again = new float[logits.length];
            assertThat(loss.of(logits, new Maps(8, 33, 33, wanted), again)).isEqualTo(value);
            assertThat(again).isEqualTo(first);
        }
    }
}
