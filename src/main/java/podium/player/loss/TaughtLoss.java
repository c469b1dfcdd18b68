package podium.player.loss;

import podium.core.metric.Logistic;
import podium.core.metric.Softmax;
import podium.player.network.HeadActivation;

/**
 * The cross-entropy of a network's probabilities with a teacher's, both at one temperature: over classes, each by itself, a
 * mean; over a softmax a sum. A mean over the rows.
 */
public final class TaughtLoss {
    private final HeadActivation activation;
    private final float[][] teacher;
    private final double temperature;

    public TaughtLoss(HeadActivation activation, float[][] teacher, double temperature) {
        this.activation = activation;
        this.teacher = teacher;
        this.temperature = temperature;
    }

    /** The loss of rows of logits that are over the temperature already, as the teacher's of the same rows are not. */
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
