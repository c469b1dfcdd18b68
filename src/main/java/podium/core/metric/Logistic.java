package podium.core.metric;

/**
 * The logistic function and the losses based on it.
 *
 * <p>All code takes the sigmoid from here, so that a number in two places is the same to its last bit.
 *
 * <pre>{@code
 * Logistic.sigmoid(0);                 // 0.5
 * Logistic.softplus(0);                // log 2
 * Logistic.crossEntropy(0, 1);         // log 2
 * }</pre>
 */
public final class Logistic {
    private Logistic() {}

    /** 1 / (1 + e^-z): the probability of log odds z. */
    public static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /**
     * The sigmoid, computed with e^z for negative z so that it does not become 0 before e^z does. Its last bit
     * may differ from that of {@link #sigmoid}. The training losses use this one, and the trained weights
     * depend on every bit.
     */
    public static double sigmoidOfBothTails(double z) {
        return z >= 0 ? sigmoid(z) : Math.exp(z) / (1 + Math.exp(z));
    }

    /** log(1 + e^z), without overflow. */
    public static double softplus(double z) {
        return Math.max(z, 0) + excess(z);
    }

    /** log(1 + e^-|z|), the difference between {@link #softplus} and max(z, 0). */
    public static double excess(double z) {
        return Math.log1p(Math.exp(-Math.abs(z)));
    }

    /** The cross-entropy -w log p - (1 - w) log(1 - p) of p = sigmoid(z) and the wanted probability w. */
    public static double crossEntropy(double z, double wanted) {
        return Math.max(z, 0) - z * wanted + excess(z);
    }
}
