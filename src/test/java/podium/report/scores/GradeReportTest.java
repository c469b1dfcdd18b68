package podium.report.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.classroom.grading.ClaimCheck;
import podium.classroom.grading.CountedScore;
import podium.classroom.grading.Execution;
import podium.classroom.grading.Grade;
import podium.classroom.grading.Scored;
import podium.classroom.grading.SharedWork;
import podium.classroom.grading.TeamFiles;
import podium.classroom.grading.Verdict;
import podium.classroom.handin.Deduction;
import podium.classroom.notebook.Finding;
import podium.classroom.sandbox.NotebookRun;

class GradeReportTest {
    private static final Grade FULL = new Grade(
            new TeamFiles(Path.of("hands/Ada"), "Ada", "hands/Ada", "ga2.ipynb", "submission.csv"),
            new Scored("abc123", true, 0.5, 0.75, 0.25, 0.125, 7L, List.of("line 2: odd")),
            new ClaimCheck(Verdict.DIFFERS, 0.625, 0.8, -0.125),
            new CountedScore(List.of(new Deduction.Share(BigDecimal.TEN)), 0.675),
            new Execution(
                    new NotebookRun(NotebookRun.Outcome.DONE, "", 1.5, "submission.csv", "def456", "cgroup"),
                    "executed/Ada",
                    0.5,
                    0.75,
                    2,
                    10,
                    List.of()),
            List.of(new Finding(Finding.Kind.NO_SEED, 3, 1, "shuffle()")),
            List.of("two notebooks"),
            new SharedWork(List.of("similar submission: 95.0% of the rows equal those of Bob"), List.of()));

    private static final Grade NOTHING = new Grade(
            new TeamFiles(Path.of("hands/Bob"), "Bob", "hands/Bob", "", ""),
            new Scored("", false, null, null, null, null, null, List.of()),
            new ClaimCheck(Verdict.MISSING, null, 0.5, null),
            new CountedScore(List.of(), null),
            null,
            null,
            List.of(),
            SharedWork.NONE);

    @TempDir
    private Path folder;

    @Test
    void everyValueIsInItsCsvColumn() throws IOException {
        Path csv = folder.resolve("grades.csv");
        new GradeReport(List.of(FULL, NOTHING)).writeCsv(csv);
        assertThat(csv).content().isEqualTo("""
                team,verdict,public,private,classification,segmentation,claimed_public,claimed_private,difference,counted,\
                arithmetic,notebook,submission,sha256,entry,run,run_detail,run_public,run_private,run_different_rows,\
                run_seconds,run_limits_by,problems,findings,remarks,shared
                Ada,differs,0.5,0.75,0.25,0.125,0.625,0.8,-0.125,0.675,0.750000 - 10% = 0.675000,ga2.ipynb,submission.csv,\
                abc123,7,differs,2 of 10 rows differ from the submission that was handed in,0.5,0.75,2,1.5,cgroup,line 2: odd,1,\
                two notebooks,similar submission: 95.0% of the rows equal those of Bob
                Bob,missing,,,,,,0.5,,,,,,,,,,,,,,,,,,
                """);
    }

    @Test
    void everyValueIsUnderItsJsonKey() throws IOException {
        Path json = folder.resolve("grades.json");
        new GradeReport(List.of(NOTHING)).writeJson(json);
        assertThat(json).content().isEqualTo("""
                [
                  {
                    "team" : "Bob",
                    "verdict" : "missing",
                    "public" : null,
                    "private" : null,
                    "classification" : null,
                    "segmentation" : null,
                    "claimed_public" : null,
                    "claimed_private" : 0.5,
                    "difference" : null,
                    "counted" : null,
                    "arithmetic" : "",
                    "notebook" : "",
                    "submission" : "",
                    "sha256" : "",
                    "entry" : null,
                    "run" : null,
                    "problems" : [ ],
                    "findings" : null,
                    "remarks" : [ ],
                    "shared" : [ ]
                  }
                ]
                """);
    }

    @Test
    void theTextHasOneLinePerTeamThenTheRemarks() {
        assertThat(new GradeReport(List.of(FULL, NOTHING)).text())
                .contains("0.625000", "0.500000")
                .endsWith("""

                        Ada: line 2: odd
                        Ada: run: differs: 2 of 10 rows differ from the submission that was handed in
                        Ada: two notebooks
                        Ada: counted: 0.750000 - 10% = 0.675000
                        Ada: similar submission: 95.0% of the rows equal those of Bob
                        """);
    }
}
