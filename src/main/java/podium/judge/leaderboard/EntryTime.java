package podium.judge.leaderboard;

import java.time.Instant;

/**
 * The time of a submission.
 *
 * @param counted the time that counts for daily limits, the deadline and the ranking, to the millisecond
 * @param recorded the machine's clock at the submission; it differs from {@code counted} if a host corrected
 *     the time
 */
public record EntryTime(Instant counted, Instant recorded) {
    /** The time as the clock gave it. */
    public static EntryTime of(Instant time) {
        return new EntryTime(time, time);
    }

    /** True if a host corrected the time. */
    public boolean corrected() {
        return !counted.equals(recorded);
    }
}
