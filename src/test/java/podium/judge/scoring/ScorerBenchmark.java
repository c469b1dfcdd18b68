package podium.judge.scoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import podium.core.mask.PixelRuns;
import podium.judge.competition.ScoreRule;
import podium.judge.competition.Solution;
import podium.judge.competition.VoidRule;
import podium.judge.evaluation.MeanDice;
import podium.judge.submission.Expected;
import podium.judge.submission.ReadLimits;
import podium.judge.submission.SubmissionReader;

/** Times the scoring of the 1,500 rows that {@code bench/data} makes from real masks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ScorerBenchmark {
    private static final ScoreRule EVALUATION = new ScoreRule(new MeanDice(), VoidRule.BACKGROUND);

    @Param("target/bench")
    public String folder;

    private Path submission;
    private Path solutionFile;
    private Solution parsed;
    private final List<PixelRuns> predictions = new ArrayList<>();
    private final List<Solution.Truth> truths = new ArrayList<>();

    @Setup
    public void parse() throws IOException {
        submission = Path.of(folder, "submission.csv");
        solutionFile = Path.of(folder, "solution.csv");
        parsed = Solution.open(solutionFile, 20, new MeanDice());
        for (int row = 0; row < parsed.rows(); row++) {
            predictions.add(PixelRuns.EMPTY);
            truths.add(parsed.truth(row));
        }
        SubmissionReader.read(submission, ReadLimits.DEFAULT, Expected.of(parsed), predictions::set);
    }

    /** Reads both files from their first byte: checksums, validation, score. */
    @Benchmark
    public ScoreFigures fromBytes() throws IOException {
        try (Solution solution = Solution.open(solutionFile, 20, new MeanDice())) {
            return Scorer.score(submission, solution, EVALUATION, ReadLimits.DEFAULT)
                    .score()
                    .orElseThrow()
                    .figures(Part.ALL);
        }
    }

    /** Computes only the score, with its figures by row, class and label. */
    @Benchmark
    public ScoreFigures fromParsedRuns() {
        Scorer scorer = new Scorer(parsed, EVALUATION);
        for (int row = 0; row < truths.size(); row++) {
            scorer.row(row, predictions.get(row), truths.get(row));
        }
        return scorer.finish().figures(Part.ALL);
    }
}
