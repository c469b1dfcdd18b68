package podium.judge.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.metric.Bootstrap;
import podium.core.metric.Interval;
import podium.core.metric.PairedDifference;
import podium.judge.competition.ScoreRule;
import podium.judge.competition.Solution;
import podium.judge.competition.VoidRule;
import podium.judge.evaluation.Evaluation;
import podium.judge.evaluation.MeanDice;
import podium.judge.evaluation.VocMeanIou;
import podium.judge.submission.ReadLimits;

/**
 * Compares players on 40 images of one class and 10 pixels: one is a little better on each image, another on
 * half of them.
 */
class ComparisonTest {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0.95, 2009);
    private static final int IMAGES = 40;

    @TempDir
    private Path folder;

    /** The number of the ten pixels that a player finds, by image. */
    private interface Player {
        int found(int image);
    }

    @Test
    void aSmallConstantDifferenceIsSignificantAlthoughIntervalsOverlap() throws IOException {
        for (Evaluation metric : List.of(new MeanDice(), new VocMeanIou())) {
            Score better = score(metric, image -> 2 + image % 9);
            Score worse = score(metric, image -> 1 + image % 9);
            PairedDifference comparison = Comparison.of(better, worse, Part.ALL, BOOTSTRAP);
            assertThat(comparison.distinguishable()).isTrue();
            assertThat(comparison.interval().low()).isPositive();
            assertThat(comparison.difference())
                    .isEqualTo(better.figures(Part.ALL).score()
                            - worse.figures(Part.ALL).score());
            assertThat(interval(better).low()).isLessThan(interval(worse).high());
        }
    }

    @Test
    void betterOnHalfAndWorseOnHalfIsNotDistinguishable() throws IOException {
        Score first = score(new MeanDice(), image -> image % 2 == 0 ? 9 : 3);
        Score second = score(new MeanDice(), image -> image % 2 == 0 ? 3 : 9);
        PairedDifference comparison = Comparison.of(first, second, Part.ALL, BOOTSTRAP);
        assertThat(comparison.difference()).isEqualTo(0, within(1e-15));
        assertThat(comparison.distinguishable()).isFalse();
    }

    @Test
    void aFileDoesNotDifferFromItself() throws IOException {
        Score score = score(new VocMeanIou(), image -> 1 + image % 9);
        assertThat(Comparison.of(score, score, Part.PRIVATE, BOOTSTRAP))
                .isEqualTo(new PairedDifference(0, new Interval(0, 0)));
    }

    @Test
    void scoresWithOtherMetricsOrSolutionsAreNotCompared() throws IOException {
        Score dice = score(new MeanDice(), image -> 5);
        Score iou = score(new VocMeanIou(), image -> 5);
        assertThatThrownBy(() -> Comparison.of(dice, iou, Part.ALL, BOOTSTRAP))
                .hasMessage("mean-dice compared with voc-miou");
        Files.writeString(folder.resolve("solution.csv"), "\n", StandardOpenOption.APPEND);
        Score other = read(new MeanDice());
        assertThatThrownBy(() -> Comparison.of(dice, other, Part.ALL, BOOTSTRAP))
                .hasMessage("the two scores are against different solutions; expected the same one");
    }

    private static Interval interval(Score score) {
        return BOOTSTRAP.interval(score.statistics(Part.ALL), score.evaluation()::figure);
    }

    private Score score(Evaluation metric, Player player) throws IOException {
        StringBuilder solution = new StringBuilder("Id,Predicted,Usage,Width,Height\n");
        StringBuilder submission = new StringBuilder("Id,Predicted\n");
        for (int image = 0; image < IMAGES; image++) {
            String usage = image % 2 == 0 ? "Public" : "Private";
            solution.append(image + "_classification,1 1," + usage + ",5,4\n");
            solution.append(image + "_segmentation,1 10," + usage + ",5,4\n");
            submission.append(image + "_classification,1 1\n");
            submission.append(image + "_segmentation,1 " + player.found(image) + '\n');
        }
        Files.writeString(folder.resolve("solution.csv"), solution);
        Files.writeString(folder.resolve("submission.csv"), submission);
        return read(metric);
    }

    private Score read(Evaluation metric) throws IOException {
        try (Solution solution = Solution.open(folder.resolve("solution.csv"), 1, metric)) {
            ScoreRule evaluation = new ScoreRule(metric, VoidRule.BACKGROUND);
            return Scorer.score(folder.resolve("submission.csv"), solution, evaluation, ReadLimits.DEFAULT)
                    .score()
                    .orElseThrow();
        }
    }
}
