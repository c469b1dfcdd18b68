package podium.judge.leaderboard;

import java.time.Instant;

/**
 * When an entry was handed in.
 *
 * @param counted what counts for days, the deadline and the ranking, to the millisecond
 * @param recorded by the machine's clock when it was handed in: {@code counted}, unless a host corrected that
 */
public record EntryTime(Instant counted, Instant recorded) {
    /** As the clock said. */
    public static EntryTime of(Instant time) {
        return new EntryTime(time, time);
    }

    /** Whether a host corrected it. */
    public boolean corrected() {
        return !counted.equals(recorded);
    }
}
