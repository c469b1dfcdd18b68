package podium.judge.leaderboard;

/**
 * One track of a competition: the contest that a leaderboard is of.
 *
 * @param competition its id
 * @param title of the competition
 * @param name of the track, such as {@link Entry#MAIN_TRACK}
 */
public record Track(String competition, String title, String name) {}
