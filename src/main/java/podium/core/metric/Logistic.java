package podium.core.metric;

/**
 * The logistic function and the losses that are made of it.
 *
 * <p>Whoever needs a sigmoid takes it from here, so that a number that stands in two places is the same to its last bit.
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
     * The same by e^z where z is negative, so that it is no 0 as long as e^z is none. Its last bit may be another than that of
     * {@link #sigmoid}; the losses of training are made of this one, and what they train depends on every bit.
     */
    public static double sigmoidOfBothTails(double z) {
        return z >= 0 ? sigmoid(z) : Math.exp(z) / (1 + Math.exp(z));
    }

    /** log(1 + e^z), without overflow. */
    public static double softplus(double z) {
        return Math.max(z, 0) + excess(z);
    }

    /** log(1 + e^-|z|): how far {@link #softplus} lies above max(z, 0). */
    public static double excess(double z) {
        return Math.log1p(Math.exp(-Math.abs(z)));
    }

    /** -w log p - (1 - w) log(1 - p) of p = sigmoid(z) and a wanted probability w. */
    public static double crossEntropy(double z, double wanted) {
        return Math.max(z, 0) - z * wanted + excess(z);
    }
}
