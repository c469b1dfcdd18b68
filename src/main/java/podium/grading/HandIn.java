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
 * @param deductions that a grader takes off the private score
 * @param remarks on what could have been meant, too, and on what was refused
 */
public record HandIn(
        Team team,
        Path source,
        Path folder,
        Optional<Path> notebook,
        Optional<Path> submission,
        List<Deduction> deductions,
        List<String> remarks) {
    public HandIn {
        deductions = List.copyOf(deductions);
        remarks = List.copyOf(remarks);
    }
}
