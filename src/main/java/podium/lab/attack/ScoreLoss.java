package podium.lab.attack;

import podium.player.network.engine.LogitLoss;

/**
 * The binary cross-entropy of a wish for each class with a classifier's probabilities, by sigmoid or softmax: -log p where
 * the class is wished, -log(1 - p) where it is not; a mean over the rows.
 */
final class ScoreLoss implements LogitLoss {
    private final float[] wish;
    private final boolean softmax;
    private final int sign;

    /**
     * A loss.
     *
     * @param wish of each class 1, 0, or a negative number where it does not count
     * @param sign 1 to come to the wish, -1 to come away from it
     */
    ScoreLoss(float[] wish, boolean softmax, int sign) {
        this.wish = wish.clone();
        this.softmax = softmax;
        this.sign = sign;
    }

    @Override
    public double of(float[] logits, float[] gradient) {
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
                sum += Math.max(z, 0) - z * wish[label] + Math.log1p(Math.exp(-Math.abs(z)));
                gradient[from + label] = (float) (1 / (1 + Math.exp(-z)) - wish[label]);
            }
        }
        return sum;
    }

    private double softmax(float[] logits, float[] gradient, int from) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < wish.length; label++) {
            largest = Math.max(largest, logits[from + label]);
        }
        double[] shares = new double[wish.length];
        double whole = 0;
        for (int label = 0; label < wish.length; label++) {
            shares[label] = Math.exp(logits[from + label] - largest);
            whole += shares[label];
        }
        double loss = 0;
        for (int label = 0; label < wish.length; label++) {
            double share = shares[label] / whole;
            if (wish[label] > 0) {
                loss -= Math.log(Math.max(share, Double.MIN_NORMAL));
            } else if (wish[label] == 0) {
                loss -= Math.log(Math.max(1 - share, Double.MIN_NORMAL));
            }
        }
        for (int label = 0; label < wish.length; label++) {
            double slope = 0;
            for (int other = 0; other < wish.length; other++) {
                double share = shares[other] / whole;
                double jacobian = share * ((other == label ? 1 : 0) - shares[label] / whole);
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
