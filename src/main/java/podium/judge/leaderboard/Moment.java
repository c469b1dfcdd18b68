package podium.judge.leaderboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import podium.judge.competition.Competition;

/**
 * A moment in the course of a competition.
 *
 * @param zone the time zone in which times are shown
 * @param deadline the first moment at which a submission is too late; empty if there is no deadline
 */
public record Moment(Instant time, ZoneId zone, Optional<Instant> deadline) {
    /** The given time, with the zone and the deadline of a competition. */
    public static Moment of(Competition competition, Instant time) {
        return new Moment(time, competition.zoneId(), competition.deadlineInstant());
    }

    /** True if the deadline has passed. */
    public boolean over() {
        return deadline.filter(end -> !time.isBefore(end)).isPresent();
    }
}
