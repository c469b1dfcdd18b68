package podium.player.network;

/**
 * What a loss gains from the size of a layer's weights w, as Keras' kernel regulariser: l1 * sum |w| + l2 * sum w^2.
 * The gradient gains l1 * sign(w) + 2 * l2 * w, where the sign of 0 is 0. Frozen weights have no gradient.
 *
 * @param l1 the weight of the absolute values, 0 or more (Tibshirani, <i>Regression Shrinkage and Selection via the
 *     Lasso</i>, 1996)
 * @param l2 the weight of the squares, 0 or more (Krogh and Hertz, <i>A Simple Weight Decay Can Improve
 *     Generalization</i>, NIPS 1991)
 */
public record Penalty(double l1, double l2) {
    /** Nothing. */
    public static final Penalty NONE = new Penalty(0, 0);

    public Penalty {
        if (!(l1 >= 0 && l1 <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("l1: " + l1 + "; expected 0 or more");
        }
        if (!(l2 >= 0 && l2 <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("l2: " + l2 + "; expected 0 or more");
        }
    }
}
