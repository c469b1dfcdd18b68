package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

import podium.core.metric.Logistic;
import podium.core.metric.Softmax;

/**
 * A recipe's loss over class logits, and its derivative. For a logit z with target y and p = sigmoid(z):
 *
 * <ul>
 *   <li>binary cross-entropy: -y log p - (1 - y) log(1 - p)
 *   <li>focal (Lin et al., "Focal loss for dense object detection", 2017): -a y (1 - p)^gamma log p - (1 - a) (1 - y)
 *       p^gamma log(1 - p)
 *   <li>asymmetric (Ridnik, Ben-Baruch et al., "Asymmetric loss for multi-label classification", 2021): -y (1 -
 *       p)^gammaPositive log p - (1 - y) q^gammaNegative log(1 - q), where q = max(p - clip, 0)
 *   <li>softmax cross-entropy: - sum over classes of y log softmax(z), also if an image has several classes, as in
 *       Keras' categorical_crossentropy
 * </ul>
 *
 * <p>The first three are means over rows and classes, the last is a mean over rows. A class weight multiplies the term
 * of y = 1. A target of -1 (difficult only) has no loss and no gradient: its terms count as zeros in the mean, and a
 * softmax is taken over the other classes of the row.
 *
 * @param kind the formula
 * @param gamma the focusing exponent of focal, 0 or more; the larger it is, the less easy examples count
 * @param alpha the weight of positives in focal, where negatives have the weight 1 - alpha; 0 gives both the weight 1
 * @param gammaNegative the focusing exponent of negatives in asymmetric, 0 or more
 * @param gammaPositive the focusing exponent of positives in asymmetric, 0 or more
 * @param clip the probability shift of asymmetric, from 0 to below 1; negatives with a smaller p have no loss
 * @param labelSmoothing the smoothing s of the cross-entropies, from 0 to below 1 (Szegedy et al., 2016): y becomes
 *     y (1 - s) + s / 2, or with softmax y (1 - s) + s / classes
 */
public record Loss(
        LossKind kind,
        double gamma,
        double alpha,
        double gammaNegative,
        double gammaPositive,
        double clip,
        double labelSmoothing) {
    /** Binary cross-entropy. The parameters of the other losses have the values of their papers. */
    public static final Loss STANDARD = new Loss(LossKind.BINARY_CROSS_ENTROPY, 2, 0.25, 4, 0, 0.05, 0);

    public Loss {
        require(gamma >= 0, "gamma", gamma, "0 or more");
        require(alpha >= 0 && alpha < 1, "alpha", alpha, "a weight above 0 and below 1, or 0 for no weights");
        require(gammaNegative >= 0, "gamma-negative", gammaNegative, "0 or more");
        require(gammaPositive >= 0, "gamma-positive", gammaPositive, "0 or more");
        require(clip >= 0 && clip < 1, "clip", clip, "a probability from 0 to below 1");
        require(
                labelSmoothing >= 0 && labelSmoothing < 1,
                "label-smoothing",
                labelSmoothing,
                "a number from 0 to below 1");
        require(
                labelSmoothing == 0 || kind == LossKind.BINARY_CROSS_ENTROPY || kind == LossKind.SOFTMAX_CROSS_ENTROPY,
                "label-smoothing",
                labelSmoothing,
                "0, because only the cross-entropies smooth labels");
    }

    /** Returns a loss of another kind with the same parameters. */
    Loss withKind(LossKind other) {
        return new Loss(other, gamma, alpha, gammaNegative, gammaPositive, clip, labelSmoothing);
    }

    /**
     * Computes the loss of a batch.
     *
     * @param logits at least rows * classes values in row-major order, before any sigmoid or softmax
     * @param targets the target of each logit: 1 present, 0 absent, -1 difficult only
     * @param classWeights one weight per class
     * @param gradient an array as long as the logits, overwritten with the derivative of the loss by each logit
     * @return the loss, or NaN if a logit is NaN
     */
    public double value(float[] logits, byte[] targets, int rows, int classes, float[] classWeights, float[] gradient) {
        double sum = 0;
        if (kind == LossKind.SOFTMAX_CROSS_ENTROPY) {
            for (int row = 0; row < rows; row++) {
                sum += softmaxRow(logits, targets, rows, row * classes, classWeights, gradient);
            }
            return sum / rows;
        }
        double[] term = new double[2];
        double share = 1.0 / ((double) rows * classes);
        for (int i = 0; i < rows * classes; i++) {
            if (targets[i] < 0) {
                gradient[i] = 0;
                continue;
            }
            double y = targets[i] * (1 - labelSmoothing) + labelSmoothing / 2;
            double loss = 0;
            double slope = 0;
            if (y > 0) {
                positive(logits[i], term);
                loss += y * classWeights[i % classes] * term[0];
                slope += y * classWeights[i % classes] * term[1];
            }
            if (y < 1) {
                negative(logits[i], term);
                loss += (1 - y) * term[0];
                slope += (1 - y) * term[1];
            }
            sum += loss;
            gradient[i] = (float) (slope * share);
        }
        return sum * share;
    }

    /** Writes the loss of a positive with logit z, and its derivative, to {@code term}. */
    private void positive(double z, double[] term) {
        switch (kind) {
            case FOCAL -> focused(z, gamma, alpha == 0 ? 1 : alpha, term);
            case ASYMMETRIC -> focused(z, gammaPositive, 1, term);
            case BINARY_CROSS_ENTROPY, SOFTMAX_CROSS_ENTROPY, PIXEL_CROSS_ENTROPY -> focused(z, 0, 1, term);
        }
    }

    /** Writes the loss of a negative with logit z, and its derivative, to {@code term}. */
    private void negative(double z, double[] term) {
        if (kind == LossKind.ASYMMETRIC && clip > 0) {
            shifted(z, term);
            return;
        }
        switch (kind) { // the loss of a negative at z is that of a positive at -z
            case FOCAL -> focused(-z, gamma, alpha == 0 ? 1 : 1 - alpha, term);
            case ASYMMETRIC -> focused(-z, gammaNegative, 1, term);
            case BINARY_CROSS_ENTROPY, SOFTMAX_CROSS_ENTROPY, PIXEL_CROSS_ENTROPY -> focused(-z, 0, 1, term);
        }
        term[1] = -term[1];
    }

    /** Writes -w (1 - p)^g log p with p = sigmoid(z), and its derivative -w (1 - p)^g (1 - p - g p log p). */
    private static void focused(double z, double g, double w, double[] term) {
        double logLoss = Logistic.softplus(-z);
        double miss = Logistic.sigmoidOfBothTails(-z);
        double focus = w * Math.pow(miss, g);
        term[0] = focus * logLoss;
        term[1] = -focus * (miss + g * Logistic.sigmoidOfBothTails(z) * logLoss);
    }

    /** Writes -q^g log(1 - q) with q = max(sigmoid(z) - clip, 0), and its derivative. */
    private void shifted(double z, double[] term) {
        double p = Logistic.sigmoidOfBothTails(z);
        double q = p - clip;
        if (q <= 0) {
            term[0] = 0;
            term[1] = 0;
            return;
        }
        double slopeOfP = p * Logistic.sigmoidOfBothTails(-z);
        double logLoss = -Math.log1p(-q);
        double focus = Math.pow(q, gammaNegative);
        term[0] = focus * logLoss;
        term[1] = slopeOfP * focus * (gammaNegative * logLoss / q + 1 / (1 - q));
    }

    private double softmaxRow(
            float[] logits, byte[] targets, int rows, int first, float[] classWeights, float[] gradient) {
        int classes = classWeights.length;
        Softmax softmax = Softmax.of(logits, first, first + classes, label -> targets[first + label] >= 0);
        double mass = 0;
        for (int label = 0; label < classes; label++) {
            if (targets[first + label] >= 0) {
                mass += softTarget(targets[first + label], classes) * classWeights[label];
            }
        }
        double logSum = softmax.logSum();
        double loss = 0;
        for (int label = 0; label < classes; label++) {
            int i = first + label;
            if (targets[i] < 0) {
                gradient[i] = 0;
                continue;
            }
            double y = softTarget(targets[i], classes) * classWeights[label];
            loss += y * (logSum - logits[i]);
            gradient[i] = (float) ((mass * Math.exp(logits[i] - logSum) - y) / rows);
        }
        return loss;
    }

    private double softTarget(byte target, int classes) {
        return target * (1 - labelSmoothing) + labelSmoothing / classes;
    }
}
