package podium.classroom.grading;

import podium.core.yaml.Spelling;

/** The verdict on a hand-in: whether the submission's score confirms the claim, or why it has no score. */
public enum Verdict {
    /** The submission's score equals the claim, to the last digit that was written. */
    REPRODUCED,
    /** The submission's score differs from the claim. */
    DIFFERS,
    /** The submission has a score, and the team claims nothing. */
    SCORED,
    /** The submission is invalid and has no score. */
    INVALID,
    /** The hand-in has no submission. */
    MISSING,
    /** The submission was not scored: the solution is not available here, or scoring failed, as a remark explains. */
    NOT_SCORED;

    /** The verdict in words, such as {@code not scored}. */
    public String text() {
        return Spelling.words(this);
    }
}
