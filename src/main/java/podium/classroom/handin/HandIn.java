package podium.classroom.handin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import podium.judge.leaderboard.Team;

/**
 * What a team handed in.
 *
 * @param folder where its files lie; those of an archive are unpacked
 * @param notebook that is graded: the newest
 * @param submission that is graded: the one beside the notebook, or else the newest
 * @param deductions that a grader takes off the private score
 * @param remarks on what could have been meant, too, and on what was refused
 */
public record HandIn(
        Source source,
        Path folder,
        Optional<Path> notebook,
        Optional<Path> submission,
        List<Deduction> deductions,
        List<String> remarks) {
    public HandIn {
        deductions = List.copyOf(deductions);
        remarks = List.copyOf(remarks);
    }

    /** Its team. */
    public Team team() {
        return source.team();
    }
}
