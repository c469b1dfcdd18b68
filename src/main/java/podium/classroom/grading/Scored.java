package podium.classroom.grading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.judge.competition.Competition;
import podium.judge.submission.Expected;
import podium.judge.submission.Problems;
import podium.judge.submission.ReadLimits;
import podium.judge.submission.SubmissionFile;
import podium.judge.submission.SubmissionReader;

/**
 * The scores of a submission, independent of its team's claim.
 *
 * @param sha256 the SHA-256 of the file; empty if there is no submission
 * @param valid true if the submission has the right format
 * @param publicScore the public score; this and all other scores are null if there is none
 * @param privateScore the private score
 * @param classification the score of the classification rows
 * @param segmentation the score of the segmentation rows
 * @param entry the number of the entry in the ledger, in track {@code grading}; null if there is none
 * @param problems the first problems of the submission
 */
public record Scored(
        String sha256,
        boolean valid,
        @Nullable Double publicScore,
        @Nullable Double privateScore,
        @Nullable Double classification,
        @Nullable Double segmentation,
        @Nullable Long entry,
        List<String> problems) {
    /** The value if there is no submission, or if it could not be scored. */
    static final Scored NOTHING = new Scored("", false, null, null, null, null, null, List.of());

    private static final int PROBLEMS = 5;

    public Scored {
        problems = List.copyOf(problems);
    }

    /** Checks only the format of a submission, without a solution. */
    static Scored checked(Path submission, Competition competition, ReadLimits limits) throws IOException {
        SubmissionFile file = SubmissionReader.read(
                submission,
                limits,
                Expected.formatOnly(
                        competition.classes().size(), competition.evaluation().metric()),
                (row, runs) -> {});
        return new Scored(file.sha256(), file.problems().valid(), null, null, null, null, null, first(file.problems()));
    }

    /** The first errors (those of the whole file before those of rows), and a last line that counts the others. */
    static List<String> first(Problems problems) {
        List<String> first = new ArrayList<>();
        problems.listed().stream()
                .filter(problem -> problem.kind().error())
                .sorted(Comparator.comparing(
                        problem -> problem.line() > 0 || !problem.id().isEmpty()))
                .limit(PROBLEMS)
                .forEach(problem -> first.add((problem.line() == 0 ? "" : "line " + problem.line() + ": ")
                        + (problem.id().isEmpty() ? "" : problem.id() + ": ")
                        + problem.message()));
        if (problems.errors() > first.size()) {
            first.add("and " + (problems.errors() - first.size()) + " more errors; 'podium validate' lists them");
        }
        return first;
    }
}
