package podium.classroom.grading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.classroom.handin.Deduction;
import podium.classroom.handin.Steps;
import podium.classroom.notebook.Finding;

/**
 * What is known of a hand-in.
 *
 * @param source its folder or file
 * @param folder where its files lie
 * @param notebook relative to the hand-in; empty where there is none
 * @param submission likewise
 * @param sha256 of the submission's bytes; empty where there is none
 * @param publicScore null where there is none, as below
 * @param difference what was found less what is claimed, by the public score where it is claimed, else by the private one
 * @param counted the private score less the deductions: what a grader goes by
 * @param deductions from the private score, as a grader settled them
 * @param entry of the ledger, in track {@code grading}
 * @param execution of the notebook; null where it was not run
 * @param problems of the submission, the first of them
 * @param findings in the notebook; null where no notebook was read, so that nothing is known of it
 * @param remarks on the hand-in
 * @param shared with other teams: not for the team itself
 * @param sharedCode cells beside each other; likewise
 */
public record Grade(
        Path source,
        String team,
        Verdict verdict,
        String folder,
        String notebook,
        String submission,
        String sha256,
        @Nullable Double publicScore,
        @Nullable Double privateScore,
        @Nullable Double classification,
        @Nullable Double segmentation,
        @Nullable Double claimedPublic,
        @Nullable Double claimedPrivate,
        @Nullable Double difference,
        @Nullable Double counted,
        List<Deduction> deductions,
        @Nullable Long entry,
        @Nullable Execution execution,
        List<String> problems,
        @Nullable List<Finding> findings,
        List<String> remarks,
        List<String> shared,
        List<SharedCode> sharedCode) {
    public Grade {
        deductions = List.copyOf(deductions);
        problems = List.copyOf(problems);
        findings = findings == null ? null : List.copyOf(findings);
        remarks = List.copyOf(remarks);
        shared = List.copyOf(shared);
        sharedCode = List.copyOf(sharedCode);
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
                    return more.isEmpty() ? grade : grade.remarking(more);
                })
                .toList();
    }

    /** With more remarks. */
    private Grade remarking(List<String> more) {
        List<String> all = new ArrayList<>(remarks);
        all.addAll(more);
        return with(all, shared, sharedCode);
    }

    /** With what is shared with others. */
    Grade sharing(List<String> more, List<SharedCode> moreCode) {
        List<String> all = new ArrayList<>(shared);
        all.addAll(more);
        List<SharedCode> allCode = new ArrayList<>(sharedCode);
        allCode.addAll(moreCode);
        return with(remarks, all, allCode);
    }

    private Grade with(List<String> newRemarks, List<String> newShared, List<SharedCode> newCode) {
        return new Grade(
                source,
                team,
                verdict,
                folder,
                notebook,
                submission,
                sha256,
                publicScore,
                privateScore,
                classification,
                segmentation,
                claimedPublic,
                claimedPrivate,
                difference,
                counted,
                deductions,
                entry,
                execution,
                problems,
                findings,
                newRemarks,
                newShared,
                newCode);
    }
}
