package podium.classroom.grading;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking a team's claim.
 *
 * @param publicScore the claimed public score; null if none is claimed
 * @param privateScore the claimed private score; null if none is claimed
 * @param difference the computed score minus the claimed one, of the public score if it is claimed, otherwise of the
 *     private score; null if nothing is claimed or scored
 */
public record ClaimCheck(
        Verdict verdict,
        @Nullable Double publicScore,
        @Nullable Double privateScore,
        @Nullable Double difference) {
    /**
     * Compares a claim with the computed scores.
     *
     * @param found the computed scores; null if nothing was scored
     * @param unscored the verdict if nothing was scored
     */
    static ClaimCheck of(Claim claim, @Nullable Scored found, Verdict unscored) {
        return new ClaimCheck(
                found == null ? unscored : verdict(found, claim),
                number(claim.publicScore()),
                number(claim.privateScore()),
                found == null ? null : difference(found, claim));
    }

    /** The claimed public score, otherwise the claimed private score; null if neither is claimed. */
    public @Nullable Double score() {
        return publicScore == null ? privateScore : publicScore;
    }

    private static @Nullable Double number(@Nullable BigDecimal claimed) {
        return claimed == null ? null : claimed.doubleValue();
    }

    private static Verdict verdict(Scored scored, Claim claim) {
        Double publicScore = scored.publicScore();
        Double privateScore = scored.privateScore();
        if (publicScore == null || privateScore == null) {
            return scored.valid() ? Verdict.NOT_SCORED : Verdict.INVALID;
        }
        if (claim.none()) {
            return Verdict.SCORED;
        }
        return claim.holds(publicScore, privateScore) ? Verdict.REPRODUCED : Verdict.DIFFERS;
    }

    private static @Nullable Double difference(Scored scored, Claim claim) {
        if (claim.publicScore() != null && scored.publicScore() != null) {
            return scored.publicScore() - claim.publicScore().doubleValue();
        }
        return claim.privateScore() != null && scored.privateScore() != null
                ? scored.privateScore() - claim.privateScore().doubleValue()
                : null;
    }
}
