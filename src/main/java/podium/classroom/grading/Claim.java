package podium.classroom.grading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scores that a team says it has, as they were written: a score is reproduced if it rounds to just these digits.
 *
 * <pre>{@code
 * 0.734 is reproduced by 0.7335 and 0.7344, not by 0.7346; 0.7340 by neither
 * }</pre>
 *
 * @param publicScore from 0 to 1, null where none is claimed
 * @param privateScore likewise
 */
public record Claim(
        @Nullable BigDecimal publicScore, @Nullable BigDecimal privateScore) {
    /** No claim at all. */
    public static final Claim NONE = new Claim(null, null);

    /** A score that lies just between two decimals is written as either: tools differ in that. */
    private static final List<RoundingMode> ROUNDINGS = List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN);

    public Claim {
        requireScore(publicScore);
        requireScore(privateScore);
    }

    private static void requireScore(@Nullable BigDecimal score) {
        if (score != null && (score.signum() < 0 || score.compareTo(BigDecimal.ONE) > 0 || score.scale() < 0)) {
            throw new IllegalArgumentException("a claim of " + score + "; expected 0 to 1, written in plain digits");
        }
    }

    public boolean none() {
        return publicScore == null && privateScore == null;
    }

    /** Whether both scores round to what is claimed. */
    boolean holds(double publicFound, double privateFound) {
        return holds(publicScore, publicFound) && holds(privateScore, privateFound);
    }

    /** By the score's binary value, and by the decimal that it is printed as: programs round one or the other. */
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
