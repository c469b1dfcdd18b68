package podium.classroom.grading;

import podium.core.yaml.Spelling;

/** What became of a claim. */
public enum Verdict {
    /** The bytes that were handed in score what is claimed, to the last digit that was written. */
    REPRODUCED,
    /** They score something else. */
    DIFFERS,
    /** They have a score, and nothing is claimed. */
    SCORED,
    /** There is a submission, but it is not valid: it has no score. */
    INVALID,
    /** There is no submission. */
    MISSING,
    /** There is a submission, but the competition has no solution here, or it could not be scored for a reason that a remark gives. */
    NOT_SCORED;

    /** {@code not scored}. */
    public String text() {
        return Spelling.words(this);
    }
}
