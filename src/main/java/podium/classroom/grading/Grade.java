package podium.classroom.grading;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import podium.classroom.handin.Steps;
import podium.classroom.notebook.Finding;

/**
 * What is known of a hand-in.
 *
 * @param scored what its submission is worth
 * @param claim what became of the claim
 * @param counted what a grader goes by
 * @param execution of the notebook; null where it was not run
 * @param findings in the notebook; null where no notebook was read, so that nothing is known of it
 * @param remarks on the hand-in
 * @param shared with other teams: not for the team itself
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

    public String team() {
        return files.team();
    }

    /** The hand-in's folder or file. */
    public Path source() {
        return files.source();
    }

    /** How many findings there are; empty where no notebook was read. */
    public String findingCount() {
        return findings == null ? "" : Integer.toString(findings.size());
    }

    /** Grades with the remarks of the steps since they were last asked for. */
    public static List<Grade> remarked(List<Grade> grades, Steps steps) {
        return grades.stream()
                .map(grade -> {
                    List<String> more = steps.takeRemarks(grade.source());
                    return more.isEmpty() ? grade : grade.withRemarks(more);
                })
                .toList();
    }

    /** With more remarks. */
    private Grade withRemarks(List<String> more) {
        List<String> all = Stream.concat(remarks.stream(), more.stream()).toList();
        return new Grade(files, scored, claim, counted, execution, findings, all, shared);
    }

    /** With more that is shared with others. */
    Grade withShared(SharedWork more) {
        return new Grade(files, scored, claim, counted, execution, findings, remarks, shared.and(more));
    }
}
