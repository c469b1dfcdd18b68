package podium.classroom.grading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scores that a team claims, with the digits as written. A claim is reproduced if the score that Podium computes
 * rounds to exactly these digits.
 *
 * <pre>{@code
 * 0.734 is reproduced by 0.7335 and 0.7344, not by 0.7346; 0.7340 by neither
 * }</pre>
 *
 * @param publicScore the claimed public score, from 0 to 1; null if none is claimed
 * @param privateScore the claimed private score, from 0 to 1; null if none is claimed
 */
public record Claim(
        @Nullable BigDecimal publicScore, @Nullable BigDecimal privateScore) {
    /** No claim at all. */
    public static final Claim NONE = new Claim(null, null);

    /** Tools round a score halfway between two decimals in either of these ways. */
    private static final List<RoundingMode> ROUNDINGS = List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN);

    public Claim {
        requireScore(publicScore);
        requireScore(privateScore);
    }

    private static void requireScore(@Nullable BigDecimal score) {
        if (score != null && (score.signum() < 0 || score.compareTo(BigDecimal.ONE) > 0 || score.scale() < 0)) {
            throw new IllegalArgumentException("the claim is " + score + "; expected 0 to 1, written in plain digits");
        }
    }

    /** True if neither score is claimed. */
    public boolean none() {
        return publicScore == null && privateScore == null;
    }

    /** True if both scores round to the claimed ones; a score that is not claimed always matches. */
    boolean holds(double publicFound, double privateFound) {
        return holds(publicScore, publicFound) && holds(privateScore, privateFound);
    }

    /**
     * Tries both the exact binary value and the printed decimal of the score, because programs round one or the other.
     */
    private static boolean holds(@Nullable BigDecimal claimed, double found) {
        return claimed == null
                || roundsTo(claimed, new BigDecimal(found))
                || roundsTo(claimed, BigDecimal.valueOf(found));
    }

    private static boolean roundsTo(BigDecimal claimed, BigDecimal found) {
        return ROUNDINGS.stream()
                .anyMatch(mode -> found.setScale(claimed.scale(), mode).compareTo(claimed) == 0);
    }
}
