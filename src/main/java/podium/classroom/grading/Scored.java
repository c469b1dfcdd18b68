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
 * What a submission's bytes are worth, whatever its team claims.
 *
 * @param sha256 of the bytes; empty where there is no submission
 * @param valid whether the form is right
 * @param publicScore null where there is none, as below
 * @param entry of the ledger, in track {@code grading}
 * @param problems of the submission, the first of them
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
    /** There is no submission, or it could not be scored. */
    static final Scored NOTHING = new Scored("", false, null, null, null, null, null, List.of());

    private static final int PROBLEMS = 5;

    public Scored {
        problems = List.copyOf(problems);
    }

    /** By its form alone. */
    static Scored checked(Path submission, Competition competition, ReadLimits limits) throws IOException {
        SubmissionFile file = SubmissionReader.read(
                submission, limits, Expected.formatOnly(competition.classes().size()), (row, runs) -> {});
        return new Scored(file.sha256(), file.problems().valid(), null, null, null, null, null, first(file.problems()));
    }

    /** The first errors, those of the file as a whole before those of its rows, and how many there are beside them. */
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
            first.add("and " + (problems.errors() - first.size()) + " errors more: 'podium validate' lists them");
        }
        return first;
    }
}
