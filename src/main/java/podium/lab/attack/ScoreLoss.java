package podium.lab.attack;

import podium.core.metric.Logistic;
import podium.core.metric.Softmax;
import podium.player.network.running.LogitLoss;

/**
 * The binary cross-entropy between the attacker's wish and a classifier's probabilities, which come from a sigmoid or a
 * softmax: -log p for a wished class, -log(1 - p) for an unwished one, averaged over the rows.
 */
final class ScoreLoss implements LogitLoss {
    private final float[] wish;
    private final boolean softmax;
    private final int sign;

    /**
     * Creates a loss.
     *
     * @param wish for each class 1, 0, or a negative number if the class is ignored
     * @param softmax true for softmax probabilities, false for sigmoid ones
     * @param sign 1 to approach the wish, -1 to move away from it
     */
    ScoreLoss(float[] wish, boolean softmax, int sign) {
        this.wish = wish.clone();
        this.softmax = softmax;
        this.sign = sign;
    }

    @Override
    public double value(float[] logits, float[] gradient) {
        int classes = wish.length;
        int rows = logits.length / classes;
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += softmax ? softmax(logits, gradient, row * classes) : sigmoid(logits, gradient, row * classes);
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= (float) sign / rows;
        }
        return sign * sum / rows;
    }

    private double sigmoid(float[] logits, float[] gradient, int from) {
        double sum = 0;
        for (int label = 0; label < wish.length; label++) {
            if (wish[label] >= 0) {
                double z = logits[from + label];
                sum += Logistic.crossEntropy(z, wish[label]);
                gradient[from + label] = (float) (Logistic.sigmoid(z) - wish[label]);
            }
        }
        return sum;
    }

    private double softmax(float[] logits, float[] gradient, int from) {
        Softmax shares = Softmax.of(logits, from, from + wish.length);
        double loss = 0;
        for (int label = 0; label < wish.length; label++) {
            double share = shares.share(label);
            if (wish[label] > 0) {
                loss -= Math.log(Math.max(share, Double.MIN_NORMAL));
            } else if (wish[label] == 0) {
                loss -= Math.log(Math.max(1 - share, Double.MIN_NORMAL));
            }
        }
        for (int label = 0; label < wish.length; label++) {
            double slope = 0;
            for (int other = 0; other < wish.length; other++) {
                double share = shares.share(other);
                double jacobian = share * ((other == label ? 1 : 0) - shares.share(label));
                if (wish[other] > 0) {
                    slope -= jacobian / Math.max(share, Double.MIN_NORMAL);
                } else if (wish[other] == 0) {
                    slope += jacobian / Math.max(1 - share, Double.MIN_NORMAL);
                }
            }
            gradient[from + label] = (float) slope;
        }
        return loss;
    }
}
