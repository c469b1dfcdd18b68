package podium.core.metric;

/**
 * The log odds of a probability p, {@code log(p / (1 - p))}: the inverse of {@link Logistic#sigmoid}.
 *
 * <pre>{@code
 * LogOdds.of(0.5);          // 0
 * LogOdds.of(1);            // 16.1, the log odds of 1 - 1e-7
 * }</pre>
 */
public final class LogOdds {
    /** Probabilities nearer to 0 or 1 than this are treated as if they had this distance. */
    public static final double NEAREST = 1e-7;

    private LogOdds() {}

    /** The log odds of a probability; always finite. */
    public static double of(double probability) {
        double clipped = Math.max(NEAREST, Math.min(1 - NEAREST, probability));
        return Math.log(clipped / (1 - clipped));
    }
}
