package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

import java.util.Arrays;

/**
 * How much a class's positives count in the loss, from n, the number of training images that it is present in. The mean
 * weight of all positives stays about one, so that a learning rate serves with and without.
 *
 * <ul>
 *   <li>none: 1
 *   <li>balanced: N / (classes * n), with N the sum of all n; scikit-learn's {@code compute_class_weight('balanced')},
 *       which Keras' users give to {@code class_weight}, a label being a sample
 *   <li>effective number (Cui et al., "Class-balanced loss based on effective number of samples", 2019): (1 - beta) / (1 -
 *       beta^n), scaled so that the weights' sum is the number of classes. Beta 0 is none, near 1 it is inverse to n
 * </ul>
 *
 * A class without a positive has the weight 1.
 *
 * @param beta of effective-number, from 0, below 1
 */
public record ClassWeights(ClassWeightKind kind, double beta) {
    /** Every class alike. */
    public static final ClassWeights STANDARD = new ClassWeights(ClassWeightKind.NONE, 0.99);

    public ClassWeights {
        require(beta >= 0 && beta < 1, "beta", beta, "0 or more and below 1, such as 0.99");
    }

    /**
     * The weights of some training images.
     *
     * @param targets images x classes: 1 present, 0 absent, -1 difficult only (not counted)
     */
    public float[] weights(byte[][] targets, int classes) {
        int[] positives = new int[classes];
        for (byte[] row : targets) {
            for (int label = 0; label < classes; label++) {
                positives[label] += row[label] == 1 ? 1 : 0;
            }
        }
        double[] weights = new double[classes];
        for (int label = 0; label < classes; label++) {
            weights[label] = positives[label] == 0 ? 0 : unscaled(positives[label]);
        }
        double scale = scale(weights, positives);
        float[] scaled = new float[classes];
        for (int label = 0; label < classes; label++) {
            scaled[label] = positives[label] == 0 ? 1 : (float) (weights[label] * scale);
        }
        return scaled;
    }

    private double unscaled(int positives) {
        return switch (kind) {
            case NONE -> 1;
            case BALANCED -> 1.0 / positives;
            case EFFECTIVE_NUMBER -> (1 - beta) / (1 - Math.pow(beta, positives));
        };
    }

    private double scale(double[] weights, int[] positives) {
        long present = Arrays.stream(positives).filter(n -> n > 0).count();
        return switch (kind) {
            case NONE -> 1;
            case BALANCED -> Arrays.stream(positives).sum() / (double) Math.max(1, present);
            case EFFECTIVE_NUMBER ->
                present / Math.max(Double.MIN_NORMAL, Arrays.stream(weights).sum());
        };
    }
}
