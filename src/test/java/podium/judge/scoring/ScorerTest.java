package podium.judge.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import podium.Thorough;
import podium.core.InputException;
import podium.core.metric.ConfusionMatrix;
import podium.core.metric.Dice;
import podium.judge.competition.ScoreRule;
import podium.judge.competition.Solution;
import podium.judge.competition.VoidRule;
import podium.judge.evaluation.Evaluation;
import podium.judge.evaluation.MeanDice;
import podium.judge.evaluation.RowKind;
import podium.judge.submission.ReadLimits;

class ScorerTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> rules() {
        return Evaluation.all().stream()
                .flatMap(metric -> Arrays.stream(VoidRule.values()).map(rule -> Arguments.of(metric, rule)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyFigureEqualsItsDenseComputation(Evaluation metric, VoidRule rule) throws IOException {
        for (int seed = 0; seed < Thorough.count(60, 1000); seed++) {
            DenseGame game = new DenseGame(seed, metric, rule);
            Score score = play(game, seed);
            assertFigures(score, game);
            assertRows(score, game);
            assertClasses(score, game);
            assertPairs(score, game);
            assertStatistics(score, game);
        }
    }

    private static void assertFigures(Score score, DenseGame game) {
        for (Part part : Part.values()) {
            assertThat(score.figures(part)).isEqualTo(game.figures(part));
            long[][] counts = game.confusion(part);
            ConfusionMatrix confusion = score.confusion(part);
            for (int actual = 0; actual <= game.classes; actual++) {
                for (int predicted = 0; predicted <= game.classes; predicted++) {
                    assertThat(confusion.count(actual, predicted)).isEqualTo(counts[actual][predicted]);
                }
            }
        }
    }

    private static void assertRows(Score score, DenseGame game) {
        for (int row = 0; row < game.rows.size(); row++) {
            assertThat(score.solution().id(row)).isEqualTo(game.rows.get(row).id());
            assertThat(new long[] {score.both(row), score.predicted(row), score.actual(row)})
                    .isEqualTo(game.rows.get(row).counts());
            assertThat(score.dice(row)).isEqualTo(game.rows.get(row).dice());
        }
    }

    private static void assertClasses(Score score, DenseGame game) {
        for (int label = 0; label < game.classes; label++) {
            long[] vectors = new long[3];
            long[] pixels = new long[3];
            for (DenseGame.Row row : game.rows) {
                if (row.kind == RowKind.CLASSIFICATION) {
                    add(vectors, row.counts(label, label + 1));
                } else if (row.kind == RowKind.SEGMENTATION) {
                    int size = row.image.truth.length;
                    add(pixels, row.counts(label * size, (label + 1) * size));
                }
            }
            assertThat(score.labels().truePositives(label)).isEqualTo(vectors[0]);
            assertThat(score.labels().truePositives(label) + score.labels().falseNegatives(label))
                    .isEqualTo(vectors[2]);
            assertThat(score.labels().precision(label))
                    .isEqualTo(vectors[0] == 0 ? 0 : (double) vectors[0] / vectors[1]);
            assertThat(score.pixels().actual(label)).isEqualTo(pixels[2]);
            double dice = score.pixels().dice(label);
            assertThat(dice).isEqualTo(Dice.of(pixels[0], pixels[1], pixels[2]));
            assertThat(score.pixels().iou(label)).isCloseTo(dice / (2 - dice), within(1e-15));
            assertThat(score.pixels().iou(label)).isEqualTo(iou(pixels));
        }
        assertThat(score.labels().samplesF1()).isCloseTo(score.figures(Part.ALL).classification(), within(1e-12));
    }

    /** Counts each pair of a true and a predicted class where an image has exactly one class. */
    private static void assertPairs(Score score, DenseGame game) {
        if (!game.metric.oneClass()) {
            return;
        }
        ConfusionMatrix confusion = score.pairs().confusion();
        long mistakes = 0;
        for (int actual = 0; actual < game.classes; actual++) {
            for (int predicted = 0; predicted < game.classes; predicted++) {
                int seen = 0;
                for (DenseGame.Row row : game.rows) {
                    seen += row.truth[actual] && row.predicted[predicted] ? 1 : 0;
                }
                assertThat(confusion.count(actual, predicted)).isEqualTo(seen);
                mistakes += actual == predicted ? 0 : seen;
            }
        }
        List<ClassPairs.Mistake> pairs = score.pairs().mistakes(game.classes * game.classes);
        assertThat(pairs.stream().mapToLong(pair -> pair.rows().size()).sum()).isEqualTo(mistakes);
        assertThat(pairs)
                .isSortedAccordingTo(Comparator.comparing(
                                (ClassPairs.Mistake pair) -> -pair.rows().size())
                        .thenComparing(ClassPairs.Mistake::actual)
                        .thenComparing(ClassPairs.Mistake::predicted));
        for (ClassPairs.Mistake pair : pairs) {
            assertThat(pair.rows()).isSorted().allSatisfy(row -> {
                assertThat(game.rows.get(row).truth[pair.actual()]).isTrue();
                assertThat(game.rows.get(row).predicted[pair.predicted()]).isTrue();
                assertThat(pair.predicted()).isNotEqualTo(pair.actual());
            });
        }
    }

    private static double iou(long[] counts) {
        long union = counts[1] + counts[2] - counts[0];
        return union == 0 ? 1 : (double) counts[0] / union;
    }

    private static void add(long[] sum, long[] counts) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += counts[i];
        }
    }

    /**
     * Asserts that the score is the figure of the statistics' sum, and that there is one row per image of the
     * part.
     */
    private static void assertStatistics(Score score, DenseGame game) {
        for (Part part : Part.values()) {
            double[][] statistics = score.statistics(part);
            assertThat(statistics).hasNumberOfRows((int)
                    game.rows(part).stream().map(row -> row.image).distinct().count());
            if (statistics.length > 0) {
                double[] sum = new double[statistics[0].length];
                for (double[] row : statistics) {
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += row[i];
                    }
                }
                double figure = score.evaluation().figure(sum);
                double expected = score.figures(part).score();
                assertThat(figure).isEqualTo(expected, within(Double.isNaN(expected) ? 0 : 1e-12));
            }
        }
    }

    @Test
    void theOrderOfTheRowsDoesNotChangeTheScoreByABit() throws IOException {
        for (Evaluation metric : Evaluation.all()) {
            for (int seed = 0; seed < Thorough.count(30, 300); seed++) {
                DenseGame game = new DenseGame(seed, metric, VoidRule.IGNORE);
                assertThat(everything(play(game, 1))).isEqualTo(everything(play(game, 2)));
            }
        }
    }

    /** All figures of a score as text: doubles with every digit. */
    private static String everything(Score score) {
        List<Object> all = new ArrayList<>();
        for (Part part : Part.values()) {
            all.add(score.figures(part));
            all.add(Arrays.deepToString(score.statistics(part)));
            all.add(score.confusion(part).meanIou());
        }
        all.add(score.worstImages(10));
        all.add(Arrays.toString(score.imageDice()));
        all.add(score.labels().samplesF1());
        all.add(score.labels().macroF1());
        for (int label = 0; label < score.solution().classes(); label++) {
            all.add(score.pixels().dice(label));
        }
        return all.toString();
    }

    @Test
    void theWorstImagesComeFirst() throws IOException {
        Score score = play(new DenseGame(7, new MeanDice(), VoidRule.BACKGROUND), 7);
        double[] means = score.imageDice();
        List<Integer> worst = score.worstImages(4);
        assertThat(worst).hasSize(Math.min(4, means.length)).doesNotHaveDuplicates();
        for (int i = 1; i < worst.size(); i++) {
            assertThat(means[worst.get(i)]).isGreaterThanOrEqualTo(means[worst.get(i - 1)]);
        }
        assertThat(means[worst.get(0)]).isEqualTo(Arrays.stream(means).min().orElseThrow());
    }

    @Test
    void theMeanOfAMissingTaskIsNaN() throws IOException {
        Path solution = write("solution.csv", "Id,Predicted,Usage,Width,Height\na_classification,1 1,Public,2,2\n");
        Path submission = write("submission.csv", "Id,Predicted\na_classification,1 2\n");
        Score score = score(submission, solution, 3, new MeanDice(), VoidRule.BACKGROUND)
                .score()
                .orElseThrow();
        assertThat(score.figures(Part.ALL)).isEqualTo(new ScoreFigures(2.0 / 3, 2.0 / 3, Double.NaN, 1));
        assertThat(score.figures(Part.PRIVATE)).isEqualTo(new ScoreFigures(Double.NaN, Double.NaN, Double.NaN, 0));
    }

    @Test
    void aSubmissionWithAnErrorHasNoScore() throws IOException {
        Path solution = write("solution.csv", "Id,Predicted,Usage,Width,Height\na_classification,1 1,Public,2,2\n");
        Path submission = write("submission.csv", "Id,Predicted\na_classification,1 4\n");
        Scorer.Outcome outcome = score(submission, solution, 3, new MeanDice(), VoidRule.BACKGROUND);
        assertThat(outcome.score()).isEmpty();
        assertThat(outcome.file().problems().errors()).isEqualTo(1);
    }

    @Test
    void aBrokenSolutionIsAnInputErrorNotAProblem() throws IOException {
        Path solution = write("solution.csv", "Id,Predicted,Usage,Width,Height\na_classification,9 1,Public,2,2\n");
        Path submission = write("submission.csv", "Id,Predicted\na_classification,1 1\n");
        assertThatThrownBy(() -> score(submission, solution, 3, new MeanDice(), VoidRule.BACKGROUND))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("solution.csv", "a_classification", "past the end at '9 1'");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Score play(DenseGame game, long order) throws IOException {
        game.writeSolution(folder.resolve("solution.csv"));
        game.writeSubmission(folder.resolve("submission.csv"), order);
        Scorer.Outcome outcome = score(
                folder.resolve("submission.csv"), folder.resolve("solution.csv"), game.classes, game.metric, game.rule);
        return outcome.score()
                .orElseThrow(() -> new AssertionError(outcome.file().problems().listed()));
    }

    private static Scorer.Outcome score(Path submission, Path solution, int classes, Evaluation metric, VoidRule rule)
            throws IOException {
        try (Solution truth = Solution.open(solution, classes, metric)) {
            return Scorer.score(submission, truth, new ScoreRule(metric, rule), ReadLimits.DEFAULT);
        }
    }
}
