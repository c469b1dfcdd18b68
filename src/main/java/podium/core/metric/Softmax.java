package podium.core.metric;

import java.util.function.IntPredicate;

/**
 * The exponentials of a row of logits, relative to the largest so that none overflows. They give the softmax
 * and the log of the sum of exponentials.
 *
 * <pre>{@code
 * Softmax softmax = Softmax.of(new float[] {1, 1}, 0, 2);
 * softmax.share(0);      // 0.5
 * softmax.logSum();      // 1 + log 2
 * }</pre>
 */
public final class Softmax {
    private final double largest;
    private final double[] exponentials;
    private final double sum;

    private Softmax(double largest, double[] exponentials, double sum) {
        this.largest = largest;
        this.exponentials = exponentials;
        this.sum = sum;
    }

    /** The softmax of the logits from {@code from} to {@code to} (exclusive). */
    public static Softmax of(float[] logits, int from, int to) {
        return of(logits, from, to, place -> true);
    }

    /** The softmax over those places that count, where the first place is 0; the others have the share 0. */
    public static Softmax of(float[] logits, int from, int to, IntPredicate counts) {
        double largest = -Float.MAX_VALUE;
        for (int i = from; i < to; i++) {
            largest = counts.test(i - from) ? Math.max(largest, logits[i]) : largest;
        }
        double[] exponentials = new double[to - from];
        double sum = 0;
        for (int i = from; i < to; i++) {
            exponentials[i - from] = counts.test(i - from) ? Math.exp(logits[i] - largest) : 0;
            sum += exponentials[i - from];
        }
        return new Softmax(largest, exponentials, sum);
    }

    /** The share of a place; all shares sum to 1. */
    public double share(int place) {
        return exponentials[place] / sum;
    }

    /** The largest of the logits that count. */
    public double largest() {
        return largest;
    }

    /** The sum of e^(z - {@link #largest}), from 1 to the number of logits. */
    public double sum() {
        return sum;
    }

    /** The log of the sum of e^z. */
    public double logSum() {
        return largest + Math.log(sum);
    }
}
