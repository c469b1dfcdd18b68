package podium.player.loss;

import podium.core.metric.Logistic;
import podium.core.metric.Softmax;
import podium.player.network.HeadActivation;

/**
 * The loss of distillation: the cross-entropy between the probabilities of a network and those of its teacher, both at
 * the same temperature. With a sigmoid it is the mean over classes, with a softmax the sum over classes; in both cases
 * it is the mean over rows.
 */
public final class TaughtLoss {
    private final HeadActivation activation;
    private final float[][] teacher;
    private final double temperature;

    /**
     * Creates a loss.
     *
     * @param teacher the teacher's logits, rows x classes, not divided by the temperature
     */
    public TaughtLoss(HeadActivation activation, float[][] teacher, double temperature) {
        this.activation = activation;
        this.teacher = teacher;
        this.temperature = temperature;
    }

    /**
     * Computes the loss.
     *
     * @param cooled the network's logits, rows x classes, already divided by the temperature
     * @param gradient receives the derivative by each of these values
     */
    public double value(float[] cooled, int rows, float[] gradient) {
        int classes = teacher[0].length;
        float[] own = activation.scores(cooled, classes);
        boolean softmax = activation == HeadActivation.SOFTMAX;
        double share = softmax ? 1.0 / rows : 1.0 / ((double) rows * classes);
        double sum = 0;
        float[] known = new float[rows * classes];
        for (int row = 0; row < rows; row++) {
            for (int label = 0; label < classes; label++) {
                known[row * classes + label] = (float) (teacher[row][label] / temperature);
            }
        }
        float[] wanted = activation.scores(known, classes);
        for (int row = 0; row < rows; row++) {
            double whole = softmax
                    ? Softmax.of(cooled, row * classes, (row + 1) * classes).logSum()
                    : 0;
            for (int i = row * classes; i < (row + 1) * classes; i++) {
                double z = cooled[i];
                sum += softmax ? wanted[i] * (whole - z) : Logistic.crossEntropy(z, wanted[i]);
                gradient[i] = (float) ((own[i] - wanted[i]) * share);
            }
        }
        return sum * share;
    }
}
