package podium.player.recipe.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import podium.Thorough;

class LossTest {
    private static final Loss BINARY = Loss.STANDARD;
    private static final Loss SOFTMAX = new Loss(LossKind.SOFTMAX_CROSS_ENTROPY, 2, 0.25, 4, 0, 0.05, 0);
    private static final Loss FOCAL = new Loss(LossKind.FOCAL, 2, 0.25, 4, 0, 0.05, 0);
    private static final Loss ASYMMETRIC = new Loss(LossKind.ASYMMETRIC, 2, 0.25, 4, 1, 0.05, 0);

    static Loss[] losses() {
        return new Loss[] {
            BINARY,
            SOFTMAX,
            FOCAL,
            ASYMMETRIC,
            new Loss(LossKind.BINARY_CROSS_ENTROPY, 2, 0.25, 4, 0, 0.05, 0.1),
            new Loss(LossKind.SOFTMAX_CROSS_ENTROPY, 2, 0.25, 4, 0, 0.05, 0.1),
            new Loss(LossKind.FOCAL, 0.5, 0, 4, 0, 0.05, 0),
            new Loss(LossKind.FOCAL, 0, 0.5, 4, 0, 0.05, 0),
            new Loss(LossKind.ASYMMETRIC, 2, 0.25, 2, 0, 0, 0),
            new Loss(LossKind.ASYMMETRIC, 2, 0.25, 0, 0, 0.2, 0),
            new Loss(LossKind.ASYMMETRIC, 2, 0.25, 0.5, 1.5, 0.1, 0)
        };
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theGradientMatchesFiniteDifferencesOfThePapersFormulas(Loss loss) {
        Random random = new Random(7);
        for (int i = 0; i < Thorough.count(40, 4000); i++) {
            int rows = 1 + random.nextInt(3);
            int classes = 1 + random.nextInt(4);
            double[] logits = random.doubles((long) rows * classes, -4, 4).toArray();
            byte[] targets = targets(random, rows * classes);
            float[] weights = weights(random, classes);
            float[] gradient = new float[rows * classes];
            double value = loss.value(floats(logits), targets, rows, classes, weights, gradient);
            double[] exact = exact(logits);
            assertThat(value).isCloseTo(naive(loss, exact, targets, rows, weights), within(1e-9));
            for (int k = 0; k < exact.length; k++) {
                if (!nearTheKink(loss, exact[k])) {
                    double step = 1e-5;
                    double slope = (naive(loss, moved(exact, k, step), targets, rows, weights)
                                    - naive(loss, moved(exact, k, -step), targets, rows, weights))
                            / (2 * step);
                    assertThat((double) gradient[k]).isCloseTo(slope, within(2e-6));
                }
            }
        }
    }

    /** With an exponent below 1 the loss is not differentiable where the shifted probability becomes positive. */
    private static boolean nearTheKink(Loss loss, double z) {
        return loss.kind() == LossKind.ASYMMETRIC
                && loss.gammaNegative() < 1
                && Math.abs(1 / (1 + Math.exp(-z)) - loss.clip()) < 0.01;
    }

    /** Computes the loss directly from the formulas of the papers. */
    private static double naive(Loss loss, double[] logits, byte[] targets, int rows, float[] weights) {
        int classes = weights.length;
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double exponentials = 0;
            for (int c = 0; c < classes; c++) {
                exponentials += targets[row * classes + c] < 0 ? 0 : Math.exp(logits[row * classes + c]);
            }
            for (int c = 0; c < classes; c++) {
                int i = row * classes + c;
                if (targets[i] < 0) {
                    continue;
                }
                double s = loss.labelSmoothing();
                double y = targets[i];
                double w = weights[c];
                double p = 1 / (1 + Math.exp(-logits[i]));
                double q = Math.max(p - loss.clip(), 0);
                double a = loss.alpha();
                sum += switch (loss.kind()) {
                    case BINARY_CROSS_ENTROPY ->
                        -w * (y * (1 - s) + s / 2) * Math.log(p) - (1 - y * (1 - s) - s / 2) * Math.log(1 - p);
                    case FOCAL ->
                        -w * (a == 0 ? 1 : a) * y * Math.pow(1 - p, loss.gamma()) * Math.log(p)
                                - (a == 0 ? 1 : 1 - a) * (1 - y) * Math.pow(p, loss.gamma()) * Math.log(1 - p);
                    case ASYMMETRIC ->
                        -w * y * Math.pow(1 - p, loss.gammaPositive()) * Math.log(p)
                                - (1 - y) * Math.pow(q, loss.gammaNegative()) * Math.log(1 - q);
                    case SOFTMAX_CROSS_ENTROPY ->
                        -w * (y * (1 - s) + s / classes) * Math.log(Math.exp(logits[i]) / exponentials);
                    case PIXEL_CROSS_ENTROPY -> throw new IllegalArgumentException("not a loss of a classifier");
                };
            }
        }
        return sum / (loss.kind() == LossKind.SOFTMAX_CROSS_ENTROPY ? rows : (double) rows * classes);
    }

    @Test
    void lossesMatchValuesComputedByHand() {
        // at logit 0, p = 1/2 and every cross-entropy is log 2
        assertThat(value(BINARY, new float[] {0, 0}, 1, 0)).isCloseTo(Math.log(2), within(1e-12));
        // positive: a (1/2)^2 log 2; negative: (1 - a) (1/2)^2 log 2; a = 1/4, and the mean of the two is log 2 / 8
        assertThat(value(FOCAL, new float[] {0, 0}, 1, 0)).isCloseTo(Math.log(2) / 8, within(1e-12));
        // positive: 1/2 log 2; negative: -0.45^4 log 0.55
        assertThat(value(ASYMMETRIC, new float[] {0, 0}, 1, 0))
                .isCloseTo((0.5 * Math.log(2) - Math.pow(0.45, 4) * Math.log(0.55)) / 2, within(1e-9));
        // two of four classes at equal logits: log 4 each
        assertThat(value(SOFTMAX, new float[] {3, 3, 3, 3}, 1, 1, 0, 0)).isCloseTo(2 * Math.log(4), within(1e-12));
    }

    @Test
    void theGradientOfCrossEntropyIsProbabilityMinusTarget() {
        float[] gradient = new float[2];
        BINARY.value(new float[] {0, 0}, new byte[] {1, 0}, 1, 2, ones(2), gradient);
        assertThat(gradient).containsExactly(-0.25f, 0.25f);
        float[] four = new float[4];
        SOFTMAX.value(new float[] {1, 1, 1, 1}, new byte[] {1, 1, 0, 0}, 1, 4, ones(4), four);
        assertThat(four).containsExactly(new float[] {-0.5f, -0.5f, 0.5f, 0.5f}, within(1e-7f));
    }

    @Test
    void aNegativeBelowTheClipHasNoLoss() {
        float[] gradient = {9, 9};
        assertThat(ASYMMETRIC.value(new float[] {-3, -100}, new byte[] {0, 0}, 1, 2, ones(2), gradient))
                .isZero();
        assertThat(gradient).containsExactly(0, 0);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void extremeLogitsGiveFiniteLosses(Loss loss) {
        for (float logit : new float[] {-1e4f, -1000, -100, -40, 40, 100, 1000, 1e4f}) {
            for (byte[] targets : new byte[][] {{1, 0, 1}, {0, 1, 0}}) {
                float[] gradient = new float[3];
                double value = loss.value(new float[] {logit, logit, -logit}, targets, 1, 3, ones(3), gradient);
                assertThat(value).isFinite().isNotNegative();
                for (float slope : gradient) {
                    assertThat(slope).isFinite();
                }
            }
        }
    }

    @Test
    void theLossOfAConfidentMistakeIsLinearInTheLogit() {
        assertThat(value(BINARY, new float[] {-100, -100}, 1, 0)).isCloseTo(50, within(1e-9));
        assertThat(value(SOFTMAX, new float[] {-100, 100}, 1, 0)).isCloseTo(200, within(1e-9));
        assertThat(value(BINARY, new float[] {100, -100}, 1, 0)).isCloseTo(0, within(1e-40));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void difficultOnlyTargetsHaveNoLossAndNoGradient(Loss loss) {
        float[] gradient = {9, 9, 9, 9};
        float[] weights = {2, 3};
        double value = loss.value(new float[] {1, 5, -2, 0.5f}, new byte[] {1, -1, -1, -1}, 2, 2, weights, gradient);
        assertThat(gradient[1]).isZero();
        assertThat(gradient[2]).isZero();
        assertThat(gradient[3]).isZero();
        assertThat(loss.value(new float[] {1, -50, 20, 3}, new byte[] {1, -1, -1, -1}, 2, 2, weights, new float[4]))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void rowsBeyondTheBatchAreNotTouched(Loss loss) {
        float[] gradient = {9, 9, 9};
        loss.value(new float[] {1, 5, 7}, new byte[] {1, 0, 1}, 1, 2, ones(2), gradient);
        assertThat(gradient[2]).isEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aNanLogitGivesANanLoss(Loss loss) {
        assertThat(loss.value(new float[] {Float.NaN, 0}, new byte[] {0, 1}, 1, 2, ones(2), new float[2]))
                .isNaN();
    }

    @Test
    void onlyCrossEntropiesSmoothLabels() {
        assertThatThrownBy(() -> new Loss(LossKind.FOCAL, 2, 0.25, 4, 0, 0.05, 0.1))
                .hasMessage("label-smoothing is 0.1; expected 0, because only the cross-entropies smooth labels");
    }

    private static double value(Loss loss, float[] logits, int... targets) {
        byte[] bytes = new byte[targets.length];
        for (int i = 0; i < targets.length; i++) {
            bytes[i] = (byte) targets[i];
        }
        return loss.value(logits, bytes, 1, targets.length, ones(targets.length), new float[targets.length]);
    }

    private static float[] ones(int classes) {
        float[] weights = new float[classes];
        Arrays.fill(weights, 1);
        return weights;
    }

    private static float[] weights(Random random, int classes) {
        float[] weights = new float[classes];
        for (int c = 0; c < classes; c++) {
            weights[c] = 0.5f + random.nextFloat();
        }
        return weights;
    }

    private static byte[] targets(Random random, int count) {
        byte[] targets = new byte[count];
        for (int i = 0; i < count; i++) {
            targets[i] = (byte) (random.nextInt(3) - 1);
        }
        return targets;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] exact(double[] values) {
        return Arrays.stream(values).map(value -> (float) value).toArray();
    }

    private static double[] moved(double[] values, int index, double by) {
        double[] moved = values.clone();
        moved[index] += by;
        return moved;
    }
}
