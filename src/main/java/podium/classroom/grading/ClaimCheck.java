package podium.classroom.grading;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What became of a team's claim.
 *
 * @param publicScore that is claimed; null where none is
 * @param privateScore likewise
 * @param difference what was found less what is claimed, by the public score where it is claimed, else by the private one
 */
public record ClaimCheck(
        Verdict verdict,
        @Nullable Double publicScore,
        @Nullable Double privateScore,
        @Nullable Double difference) {
    /**
     * Holds a claim against what was found.
     *
     * @param unscored the verdict where nothing was scored
     */
    static ClaimCheck of(Claim claim, @Nullable Scored found, Verdict unscored) {
        return new ClaimCheck(
                found == null ? unscored : verdict(found, claim),
                number(claim.publicScore()),
                number(claim.privateScore()),
                found == null ? null : difference(found, claim));
    }

    /** The public score that is claimed, or else the private one; null where neither is. */
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
