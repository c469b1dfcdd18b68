package podium.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.core.metric.Bootstrap;
import podium.judge.competition.Labelling;
import podium.lab.compare.RankedRun.Verdict;
import podium.player.figures.FigureKind;
import podium.player.figures.HighestScore;
import podium.player.figures.History;
import podium.player.figures.Metric;
import podium.player.figures.RunFigures;
import podium.player.figures.SingleLabelFigures;
import podium.player.prediction.ClassScores;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/** Tests the order of runs, their paired differences and what is said of them. */
class RunGroupTest {
    private static final int IMAGES = 60;
    private static final List<String> CLASSES = List.of("a", "b", "c");
    private static final Bootstrap BOOTSTRAP = Bootstrap.STANDARD.withResamples(400);
    private static final byte[][] TARGETS = targets();

    private static byte[][] targets() {
        byte[][] targets = new byte[IMAGES][CLASSES.size()];
        for (int image = 0; image < IMAGES; image++) {
            targets[image][image % CLASSES.size()] = 1;
        }
        return targets;
    }

    /** Scores that are right in {@code right} of 60 images, drawn by a seed. */
    private static float[][] scores(int right, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, IMAGES).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        float[][] scores = new float[IMAGES][CLASSES.size()];
        for (int place = 0; place < IMAGES; place++) {
            int image = order.get(place);
            Arrays.fill(scores[image], 0.2f);
            scores[image][(image + (place < right ? 0 : 1)) % CLASSES.size()] = 0.6f;
        }
        return scores;
    }

    private static List<String> ids(int images) {
        return IntStream.range(0, images).mapToObj(image -> "i" + (100 + image)).toList();
    }

    private static ComparedRun run(String name, float[][] scores) {
        return run(
                name,
                Optional.of(new ClassAnswers(
                        new ClassScores(CLASSES, ids(scores.length), scores),
                        Labelling.SINGLE,
                        new HighestScore(),
                        Arrays.copyOf(TARGETS, scores.length))));
    }

    private static ComparedRun run(String name, Optional<Answers> answers) {
        return new ComparedRun(
                new RunFolder(Path.of("submissions", "x", name)),
                "x",
                Recipe.standard(Labelling.SINGLE),
                new RunFigures(100, IMAGES, false, 0, 2, 3, 12.5, null),
                new History(CLASSES, List.of()),
                answers);
    }

    private static double accuracy(float[][] scores, List<Integer> drawn) {
        return SingleLabelFigures.of(
                        drawn.stream().map(image -> scores[image]).toArray(float[][]::new),
                        drawn.stream().map(image -> TARGETS[image]).toArray(byte[][]::new))
                .accuracy();
    }

    /** numpy's default quantile of sorted values. */
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** The naive twin draws the same images, computes both accuracies anew, and takes the middle 95% of differences. */
    @Test
    void thePairedDifferenceIsThatOfAccuraciesOfTheSameDrawnImages() {
        float[][] best = scores(50, 1);
        float[][] other = scores(43, 2);
        RunGroup group = RunGroup.of(List.of(run("other", other), run("best", best)), null, BOOTSTRAP)
                .get(0);
        SplittableRandom random = new SplittableRandom(2009);
        double[] differences = new double[400];
        double[] own = new double[400];
        for (int sample = 0; sample < differences.length; sample++) {
            List<Integer> drawn = new ArrayList<>();
            for (int i = 0; i < IMAGES; i++) {
                drawn.add(random.nextInt(IMAGES));
            }
            own[sample] = accuracy(other, drawn);
            differences[sample] = own[sample] - accuracy(best, drawn);
        }
        Arrays.sort(differences);
        Arrays.sort(own);
        RankedRun.Figure figure = group.runs().get(1).figure(Metric.ACCURACY);
        assertThat(group.runs()).extracting(ranked -> ranked.run().name()).containsExactly("best", "other");
        assertThat(figure.value()).isCloseTo(43 / 60.0, within(1e-12));
        assertThat(figure.toBest().difference()).isCloseTo(-7 / 60.0, within(1e-12));
        assertThat(figure.toBest().interval().low()).isCloseTo(quantile(differences, 0.025), within(1e-12));
        assertThat(figure.toBest().interval().high()).isCloseTo(quantile(differences, 0.975), within(1e-12));
        assertThat(figure.interval().low()).isCloseTo(quantile(own, 0.025), within(1e-12));
        assertThat(figure.interval().high()).isCloseTo(quantile(own, 0.975), within(1e-12));
    }

    @Test
    void aWorseRunASimilarOneAndAnEqualOneAreToldApart() {
        RunGroup group = RunGroup.of(
                        List.of(
                                run("similar", scores(49, 2)),
                                run("twin", scores(50, 1)),
                                run("bad", scores(20, 3)),
                                run("best", scores(50, 1))),
                        null,
                        BOOTSTRAP)
                .get(0);
        assertThat(group.by()).isEqualTo(Metric.ACCURACY);
        assertThat(group.kind()).isEqualTo(FigureKind.SINGLE_LABEL);
        assertThat(group.images()).isEqualTo(IMAGES);
        assertThat(group.runs())
                .extracting(ranked -> ranked.run().name() + ": " + ranked.verdict(Metric.ACCURACY, group.by()))
                .containsExactly("best: BEST", "twin: EQUAL", "similar: NOISE", "bad: WORSE");
        assertThat(Verdict.NOISE.words()).isEqualTo("not distinguishable");
    }

    /** Of the log loss, the smallest value is the best, and a larger one is worse. */
    @Test
    void aLossIsBetterIfSmaller() {
        RunGroup group = RunGroup.of(
                        List.of(run("bad", scores(20, 3)), run("good", scores(55, 1))), Metric.LOG_LOSS, BOOTSTRAP)
                .get(0);
        assertThat(group.by()).isEqualTo(Metric.LOG_LOSS);
        assertThat(group.runs()).extracting(ranked -> ranked.run().name()).containsExactly("good", "bad");
        assertThat(group.runs().get(1).figure(Metric.LOG_LOSS).toBest().difference())
                .isPositive();
        assertThat(group.runs().get(1).verdict(Metric.LOG_LOSS, group.by())).isEqualTo(Verdict.WORSE);
        assertThat(group.runs().get(1).verdict(Metric.ACCURACY, group.by())).isEqualTo(Verdict.WORSE);
        assertThat(group.runs().get(0).verdict(Metric.LOG_LOSS, group.by())).isEqualTo(Verdict.BEST);
        assertThat(group.runs().get(0).verdict(Metric.ACCURACY, group.by())).isEqualTo(Verdict.REFERENCE);
    }

    @Test
    void otherValidImagesAndNoneMakeGroupsOfTheirOwn() {
        List<RunGroup> groups = RunGroup.of(
                List.of(
                        run("none", Optional.empty()),
                        run("few", Arrays.copyOf(scores(50, 1), 30)),
                        run("all", scores(50, 1)),
                        run("all too", scores(40, 1))),
                null,
                BOOTSTRAP);
        assertThat(groups).extracting(RunGroup::images).containsExactlyInAnyOrder(30, 60, 0);
        assertThat(groups.get(2).images()).isZero();
        assertThat(groups.get(2).runs().get(0).figures()).isEmpty();
        assertThat(groups.get(2).runs().get(0).best()).isFalse();
    }

    @Test
    void oneImageIsTooFewToTell() {
        RunGroup group = RunGroup.of(
                        List.of(run("a", new float[][] {{0.6f, 0.2f, 0.2f}}), run("b", new float[][] {{0.2f, 0.6f, 0.2f}
                        })),
                        null,
                        BOOTSTRAP)
                .get(0);
        assertThat(group.runs().get(0).run().name()).isEqualTo("a");
        assertThat(group.runs().get(1).verdict(Metric.ACCURACY, group.by())).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void anUnknownMetricOfTheGroupIsReplacedByTheUsualOne() {
        RunGroup group = RunGroup.of(List.of(run("a", scores(50, 1))), Metric.MEAN_IOU, BOOTSTRAP)
                .get(0);
        assertThat(group.by()).isEqualTo(Metric.ACCURACY);
        assertThat(group.keys()).isEmpty();
    }
}
