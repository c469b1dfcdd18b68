package podium.classroom.handin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import podium.judge.leaderboard.Team;

/**
 * A team's opened hand-in.
 *
 * @param source the folder, archive or loose files that the team handed in
 * @param folder the folder with its files; for an archive, the folder that it was unpacked into
 * @param notebook the notebook to grade: the newest one
 * @param submission the submission to grade: the one next to the notebook, otherwise the newest one
 * @param deductions the grader's deductions from the private score
 * @param remarks notes on other candidate files and on refused files
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

    /** The team that handed it in. */
    public Team team() {
        return source.team();
    }
}
