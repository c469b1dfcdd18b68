package podium.grading;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The scores that a team says it has, as they were written: a score is reproduced if it rounds to just these digits.
 *
 * @param publicScore null where none is claimed
 * @param privateScore null where none is claimed
 */
public record Claim(
        @Nullable BigDecimal publicScore, @Nullable BigDecimal privateScore) {
    /** No claim at all. */
    public static final Claim NONE = new Claim(null, null);

    /** Half of the last digit that was written, and a little for what a decimal cannot say. */
    private static final double HALF = 0.5 + 1e-6;

    public boolean none() {
        return publicScore == null && privateScore == null;
    }

    /** Whether both scores round to what is claimed. */
    boolean holds(double publicFound, double privateFound) {
        return holds(publicScore, publicFound) && holds(privateScore, privateFound);
    }

    private static boolean holds(@Nullable BigDecimal claimed, double found) {
        return claimed == null || Math.abs(claimed.doubleValue() - found) <= HALF * Math.pow(10, -claimed.scale());
    }
}
