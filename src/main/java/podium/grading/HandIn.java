package podium.grading;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import podium.leaderboard.Team;

/**
 * What a team handed in.
 *
 * @param source its folder or zip
 * @param folder where its files lie, the zip's unpacked
 * @param notebook that is graded: the newest
 * @param submission that is graded: the one beside the notebook, or else the newest
 * @param penalty share that a grader takes off the score
 * @param remarks on what could have been meant, too, and on what was refused
 */
public record HandIn(
        Team team,
        Path source,
        Path folder,
        Optional<Path> notebook,
        Optional<Path> submission,
        double penalty,
        List<String> remarks) {
    public HandIn {
        remarks = List.copyOf(remarks);
    }
}
