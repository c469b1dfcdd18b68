package podium.judge.leaderboard;

/**
 * One track of a competition; each track has its own leaderboard.
 *
 * @param competition the id of the competition
 * @param title the title of the competition
 * @param name the name of the track, such as {@link Entry#MAIN_TRACK}
 */
public record Track(String competition, String title, String name) {}
