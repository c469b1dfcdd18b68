package podium.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.judge.competition.Solution;
import podium.judge.scoring.Scorer;
import podium.judge.submission.ReadLimits;
import podium.judge.submission.SubmissionFile;
import podium.report.scores.ScoreComparison;
import podium.report.scores.ScoredFile;

/** Scores a submission, and compares it with another one on request. Nothing is recorded in the ledger. */
public final class ScoreSubmission {
    private ScoreSubmission() {}

    /**
     * A request for a score.
     *
     * @param against the submission to compare with; null for none
     */
    public record Request(Path csv, @Nullable Path against, SolutionRules rules, ReadLimits limits) {}

    /** A score, or the problems of an invalid file. */
    public sealed interface Result {
        /** The first file that is invalid. */
        record Invalid(SubmissionFile file) implements Result {}

        /** The score of the submission, and its comparison with the other one. */
        record Scored(ScoredFile file, Optional<ScoreComparison> comparison) implements Result {}
    }

    /** Scores the submission or both submissions with the same solution. */
    public static Result run(Request request) throws IOException {
        try (Solution solution = request.rules().open()) {
            Scorer.Outcome first = score(request, request.csv(), solution);
            if (first.score().isEmpty()) {
                return new Result.Invalid(first.file());
            }
            ScoredFile scored = scored(request, first);
            if (request.against() == null) {
                return new Result.Scored(scored, Optional.empty());
            }
            Scorer.Outcome second = score(request, request.against(), solution);
            return second.score().isEmpty()
                    ? new Result.Invalid(second.file())
                    : new Result.Scored(scored, Optional.of(new ScoreComparison(scored, scored(request, second))));
        }
    }

    private static Scorer.Outcome score(Request request, Path csv, Solution solution) throws IOException {
        return Scorer.score(csv, solution, request.rules().evaluation(), request.limits());
    }

    private static ScoredFile scored(Request request, Scorer.Outcome outcome) {
        return new ScoredFile(
                outcome.file(), outcome.score().orElseThrow(), request.rules().classes());
    }
}
