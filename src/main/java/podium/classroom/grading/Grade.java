package podium.classroom.grading;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import podium.classroom.handin.Steps;
import podium.classroom.notebook.Finding;

/**
 * The grade of one hand-in, with everything that led to it.
 *
 * @param files the graded files
 * @param scored the scores of the submission
 * @param claim the result of checking the team's claim
 * @param counted the score that counts, after deductions
 * @param execution the execution of the notebook; null if it was not run
 * @param findings the findings in the notebook; null if no notebook was read
 * @param remarks the remarks on the hand-in
 * @param shared the rows and code shared with other teams, which the team itself does not see
 */
public record Grade(
        TeamFiles files,
        Scored scored,
        ClaimCheck claim,
        CountedScore counted,
        @Nullable Execution execution,
        @Nullable List<Finding> findings,
        List<String> remarks,
        SharedWork shared) {
    public Grade {
        findings = findings == null ? null : List.copyOf(findings);
        remarks = List.copyOf(remarks);
    }

    /** The team's name. */
    public String team() {
        return files.team();
    }

    /** The hand-in's folder or file. */
    public Path source() {
        return files.source();
    }

    /** The number of findings as text; empty if no notebook was read. */
    public String findingCount() {
        return findings == null ? "" : Integer.toString(findings.size());
    }

    /** The grades with the remarks that {@code steps} has collected since its last call of {@code takeRemarks}. */
    public static List<Grade> remarked(List<Grade> grades, Steps steps) {
        return grades.stream()
                .map(grade -> {
                    List<String> more = steps.takeRemarks(grade.source());
                    return more.isEmpty() ? grade : grade.withRemarks(more);
                })
                .toList();
    }

    /** A copy with additional remarks. */
    private Grade withRemarks(List<String> more) {
        List<String> all = Stream.concat(remarks.stream(), more.stream()).toList();
        return new Grade(files, scored, claim, counted, execution, findings, all, shared);
    }

    /** A copy with additional shared work. */
    Grade withShared(SharedWork more) {
        return new Grade(files, scored, claim, counted, execution, findings, remarks, shared.and(more));
    }
}
