package podium.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import podium.classroom.handin.Corrections;
import podium.classroom.handin.Deduction;
import podium.judge.leaderboard.Team;

/** corrections.yaml files, whose teams are looked up and whose deductions are computed. */
final class CorrectionsFiles extends YamlFiles {
    private static final List<Team> TEAMS = List.of(new Team("Group 1"), new Team("Group 2"), new Team("L\u00e9a"));

    private final Path folder;

    CorrectionsFiles(Path folder) {
        super("""
                teams:
                  - {team: Group 1, submission: old/submission.csv, note: the newer one is a test}
                  - {team: Group 2, penalty: 10%, note: a day late}
                  - {team: "L\u00e9a", points: 0.1, note: no report}
                """, """
                teams:
                - team: group 2
                  notebook: work/main.ipynb
                  penalty: "2.5 %"
                  points: .05
                - team: Group 1
                """);
        this.folder = folder;
    }

    @Override
    public Format.Use read(byte[] bytes) throws IOException {
        Files.write(folder.resolve(Corrections.NAME), bytes);
        Corrections corrections = Corrections.in(folder);
        return () -> {
            for (Corrections.Correction correction : corrections.teams()) {
                List<Deduction> deductions = Stream.<Deduction>of(correction.penalty(), correction.points())
                        .filter(Objects::nonNull)
                        .toList();
                Deduction.counted(0.672620, deductions);
                deductions.forEach(deduction -> Refusals.requireShort(deduction.text()));
            }
            corrections.requireAmong(TEAMS);
        };
    }
}
