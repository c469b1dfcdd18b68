package podium.judge.leaderboard;

/**
 * A team in one track of a competition.
 *
 * @param track the name of the track; teams are ranked within one track
 */
public record Entrant(String competition, String track, Team team) {}
