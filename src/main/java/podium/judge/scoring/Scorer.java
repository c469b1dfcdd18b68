package podium.judge.scoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import podium.core.mask.PixelRuns;
import podium.core.mask.Planes;
import podium.core.metric.ConfusionMatrix;
import podium.core.metric.MultilabelCounts;
import podium.judge.competition.ScoreRule;
import podium.judge.competition.Solution;
import podium.judge.competition.Usage;
import podium.judge.competition.VoidRule;
import podium.judge.evaluation.RowKind;
import podium.judge.submission.Expected;
import podium.judge.submission.ReadLimits;
import podium.judge.submission.SubmissionFile;
import podium.judge.submission.SubmissionReader;

/**
 * Scores a submission in one pass, run by run. Masks are never unpacked, so memory does not grow with the file.
 *
 * <pre>{@code
 * try (Solution solution = prepared.openSolution()) {
 *     Scorer.Outcome outcome = Scorer.score(csv, solution, competition.evaluation(), ReadLimits.DEFAULT);
 *     outcome.score().ifPresent(score -> print(score.figures(Part.PUBLIC).score()));
 * }
 * }</pre>
 */
public final class Scorer {
    /** The file with its problems, and a score if the file is valid. */
    public record Outcome(SubmissionFile file, Optional<Score> score) {}

    private final Solution solution;
    private final ScoreRule evaluation;
    private final RowCounts rows;
    private final MultilabelCounts labels;
    private final ClassPairs pairs;
    private final ClassPixels pixels;
    private final Map<Usage, ConfusionMatrix> confusions = new EnumMap<>(Usage.class);
    private final double[][] ofPixels;

    Scorer(Solution solution, ScoreRule evaluation) {
        this.solution = solution;
        this.evaluation = evaluation;
        int classes = solution.classes();
        rows = new RowCounts(solution.rows());
        labels = new MultilabelCounts(classes);
        pairs = new ClassPairs(solution);
        pixels = new ClassPixels(classes);
        ofPixels = new double[solution.images()][0];
    }

    /**
     * Reads and scores a submission. A fault of the solution is an {@link podium.core.InputException}, not a
     * problem of the file.
     */
    public static Outcome score(Path submission, Solution solution, ScoreRule evaluation, ReadLimits limits)
            throws IOException {
        Scorer scorer = new Scorer(solution, evaluation);
        SubmissionFile file = SubmissionReader.read(submission, limits, Expected.of(solution), (row, prediction) -> {
            scorer.row(row, prediction, solution.truth(row));
        });
        return new Outcome(file, file.problems().valid() ? Optional.of(scorer.finish()) : Optional.empty());
    }

    Score finish() {
        return new Score(evaluation, solution, rows, labels, pairs, pixels, confusions, ofPixels);
    }

    /** Scores one row. */
    void row(int row, PixelRuns prediction, Solution.Truth truth) {
        switch (solution.kind(row)) {
            case CLASSIFICATION -> {
                labels.add(prediction, truth.runs());
                count(row, prediction, truth.runs());
                if (evaluation.metric().oneClass()) {
                    pairs.set(row, truth.runs().start(0), prediction.start(0));
                }
            }
            case SEGMENTATION -> segmentation(row, prediction, truth);
            case MASK -> {
                PixelRuns ignored = ignored(truth);
                count(row, prediction.minus(ignored), truth.runs().minus(ignored));
            }
        }
    }

    private void count(int row, PixelRuns prediction, PixelRuns truth) {
        rows.set(row, PixelRuns.andCardinality(prediction, truth), prediction.cardinality(), truth.cardinality());
    }

    private PixelRuns ignored(Solution.Truth truth) {
        return evaluation.voidRule() == VoidRule.IGNORE ? truth.voidPixels() : PixelRuns.EMPTY;
    }

    private void segmentation(int row, PixelRuns prediction, Solution.Truth truth) {
        long size = RowKind.MASK.size(solution.classes(), solution.width(row), solution.height(row));
        Planes predicted = Planes.of(prediction, size);
        Planes actual = Planes.of(truth.runs(), size);
        ConfusionMatrix confusion = PixelConfusion.of(predicted, actual, truth.voidPixels(), size, solution.classes());
        confusions
                .computeIfAbsent(solution.usage(row), usage -> new ConfusionMatrix(solution.classes() + 1))
                .add(confusion);
        ofPixels[solution.image(row)] = evaluation.metric().ofPixels(confusion);
        PixelRuns ignored = ignored(truth);
        Planes predictedLeft = predicted.minus(ignored);
        Planes actualLeft = actual.minus(ignored);
        rows.set(row, pixels.add(predictedLeft, actualLeft), predictedLeft.cardinality(), actualLeft.cardinality());
    }
}
