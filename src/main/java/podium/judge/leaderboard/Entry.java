package podium.judge.leaderboard;

import java.time.Instant;

/**
 * A submission that was accepted.
 *
 * @param sequence 1, 2, 3, ... over all competitions: the number that commands take, and what settles ties
 * @param track the contest within the competition; ranks are within one
 * @param time that counts for days, the deadline and the ranking, to the millisecond
 * @param recorded by the machine's clock when it was handed in: {@code time}, unless a host corrected that
 * @param sha256 of the submission's bytes, which are kept under that name
 * @param sum over this row of the ledger and, through its predecessor's sum, over all before: the team's receipt
 */
public record Entry(
        long sequence,
        String competition,
        String track,
        Team team,
        Instant time,
        Instant recorded,
        String message,
        String sha256,
        String sum) {
    /** Where everybody plays who says nothing else. */
    public static final String MAIN_TRACK = "main";

    /** Whether a host corrected its time. */
    public boolean corrected() {
        return !time.equals(recorded);
    }

    /** Where a grader hands in for the teams; no daily limit holds there. */
    public static final String GRADING_TRACK = "grading";
}
