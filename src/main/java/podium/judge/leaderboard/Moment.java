package podium.judge.leaderboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import podium.judge.competition.Competition;

/**
 * A moment of a competition.
 *
 * @param zone that times are to be shown in
 * @param deadline the first moment that is too late; empty where there is none
 */
public record Moment(Instant time, ZoneId zone, Optional<Instant> deadline) {
    /** Of a competition's calendar. */
    public static Moment of(Competition competition, Instant time) {
        return new Moment(time, competition.zoneId(), competition.deadlineInstant());
    }

    /** Whether the deadline has passed. */
    public boolean over() {
        return deadline.filter(end -> !time.isBefore(end)).isPresent();
    }
}
