package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

import java.util.Arrays;

/**
 * The weights of the classes' positives in the loss. A class's weight depends on n, the number of training images that
 * show it. The mean weight of all positives stays near 1, so that the learning rate need not change.
 *
 * <ul>
 *   <li>none: 1
 *   <li>balanced: N / (classes * n), where N is the sum of all n, as in scikit-learn's {@code
 *       compute_class_weight('balanced')} with one sample per label; Keras takes such weights as {@code class_weight}
 *   <li>effective number (Cui et al., "Class-balanced loss based on effective number of samples", 2019): (1 - beta) /
 *       (1 - beta^n), scaled so that the weights sum to the number of classes. A beta of 0 gives equal weights; a beta
 *       near 1 gives weights inversely proportional to n
 * </ul>
 *
 * A class without positives has the weight 1.
 *
 * @param kind the rule
 * @param beta the beta of effective-number, from 0 to below 1
 */
public record ClassWeights(ClassWeightKind kind, double beta) {
    /** Equal weights. */
    public static final ClassWeights STANDARD = new ClassWeights(ClassWeightKind.NONE, 0.99);

    public ClassWeights {
        require(beta >= 0 && beta < 1, "beta", beta, "a number from 0 to below 1, such as 0.99");
    }

    /**
     * Returns one weight per class.
     *
     * @param targets the training targets, images x classes: 1 present, 0 absent, -1 difficult only (not counted)
     * @param classes the number of classes
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
