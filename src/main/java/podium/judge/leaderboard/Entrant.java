package podium.judge.leaderboard;

/**
 * A team in one track of a competition: who plays where.
 *
 * @param track the contest within the competition; ranks are within one
 */
public record Entrant(String competition, String track, Team team) {}
