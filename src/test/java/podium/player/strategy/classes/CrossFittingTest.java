package podium.player.strategy.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.core.metric.Bootstrap;
import podium.core.metric.PairedDifference;
import podium.judge.competition.Labelling;
import podium.player.strategy.Standing;

class CrossFittingTest {
    private static final int IMAGES = 60;
    private static final int CLASSES = 4;
    private static final int FOLDS = 3;

    private static final double[][] SCORES = new double[IMAGES][CLASSES];
    private static final boolean[][] THERE = new boolean[IMAGES][CLASSES];
    private static final int[] OWN = new int[IMAGES];

    static {
        SplittableRandom random = new SplittableRandom(11);
        for (int image = 0; image < IMAGES; image++) {
            OWN[image] = image % FOLDS;
            for (int label = 0; label < CLASSES; label++) {
                SCORES[image][label] = random.nextDouble();
                THERE[image][label] = random.nextDouble() < 0.8 * SCORES[image][label];
            }
        }
    }

    private static LabelledScores scores() {
        return LabelledScores.of(SCORES, THERE);
    }

    /** The labels of an image's own fold must not influence its decision. */
    @Test
    void noImageIsDecidedByItsOwnFold() {
        boolean[][] other = Arrays.stream(THERE).map(boolean[]::clone).toArray(boolean[][]::new);
        for (int image = 0; image < IMAGES; image++) {
            if (OWN[image] == 1) {
                for (int label = 0; label < CLASSES; label++) {
                    other[image][label] = !other[image][label];
                }
            }
        }
        boolean changed = false;
        for (ClassChoice choice : ClassChoice.all(Labelling.MULTIPLE)) {
            ClassTrial first = new CrossFitting(scores(), OWN).trial(choice);
            ClassTrial second = new CrossFitting(LabelledScores.of(SCORES, other), OWN).trial(choice);
            for (int image = 0; image < IMAGES; image++) {
                if (OWN[image] == 1) {
                    assertThat(second.predicted(image)).as("%s", choice).isEqualTo(first.predicted(image));
                    assertThat(second.probabilities(image)).isEqualTo(first.probabilities(image));
                } else {
                    changed |= !Arrays.equals(first.predicted(image), second.predicted(image));
                }
            }
        }
        assertThat(changed).as("labels of other folds influence the decision").isTrue();
    }

    @Test
    void eachFoldIsDecidedByAFitToTheOthers() {
        for (ClassChoice choice : ClassChoice.all(Labelling.MULTIPLE)) {
            ClassTrial trial = new CrossFitting(scores(), OWN).trial(choice);
            for (int fold = 0; fold < FOLDS; fold++) {
                int without = fold;
                int[] others = IntStream.range(0, IMAGES)
                        .filter(image -> OWN[image] != without)
                        .toArray();
                ClassDecider decider = choice.fit(scores().only(others)).decider();
                for (int image = without; image < IMAGES; image += FOLDS) {
                    assertThat(trial.predicted(image)).isEqualTo(decider.decide(ImageScores.of(SCORES[image])));
                }
            }
            assertThat(trial.fit()).isEqualTo(choice.fit(scores()));
            assertThat(trial.on(scores()).mean())
                    .isEqualTo(
                            Arrays.stream(trial.fit().decider().dice(scores()))
                                    .average()
                                    .orElseThrow(),
                            within(1e-12));
        }
    }

    /** Each image is judged by a calibration fitted without its fold, other images by the one fitted to all. */
    @Test
    void calibrationsAreJudgedOnImagesTheyWereNotFittedOn() {
        for (CalibrationKind kind : CalibrationKind.values()) {
            CalibrationTrial trial = new CrossFitting(scores(), OWN).calibration(kind);
            CalibrationTrial onOthers = trial.on(scores());
            for (int image = 0; image < IMAGES; image++) {
                int without = OWN[image];
                int[] others = IntStream.range(0, IMAGES)
                        .filter(other -> OWN[other] != without)
                        .toArray();
                assertThat(trial.loss(image))
                        .as("%s", kind)
                        .isCloseTo(loss(kind.fit(scores().only(others)).each(), image), within(1e-9));
                assertThat(onOthers.loss(image))
                        .isCloseTo(loss(kind.fit(scores()).each(), image), within(1e-9));
            }
        }
    }

    private static double loss(List<Calibration> calibrations, int image) {
        double sum = 0;
        for (int label = 0; label < CLASSES; label++) {
            double score = SCORES[image][label];
            double p = calibrations
                    .get(label)
                    .calibrate(
                            calibrations.get(label).input() == CalibrationInput.SCORES
                                    ? score
                                    : Math.log(score / (1 - score)));
            double clipped = Math.max(1e-7, Math.min(1 - 1e-7, p));
            sum -= Math.log(THERE[image][label] ? clipped : 1 - clipped);
        }
        return sum / CLASSES;
    }

    @Test
    void aFoldWithoutImagesIsRefused() {
        int[] one = new int[IMAGES];
        assertThatIllegalArgumentException().isThrownBy(() -> new CrossFitting(scores(), one));
        one[0] = 2;
        assertThatIllegalArgumentException().isThrownBy(() -> new CrossFitting(scores(), one));
        assertThatIllegalArgumentException().isThrownBy(() -> new CrossFitting(scores(), new int[3]));
    }

    @Test
    void standingsAreSortedByMeanAndPaired() {
        Bootstrap bootstrap = new Bootstrap(200, 0.95, 3);
        CrossFitting fitting = new CrossFitting(scores(), OWN);
        List<Trial> trials = ClassChoice.all(Labelling.MULTIPLE).stream()
                .map(choice -> fitting.trial(choice).trial())
                .toList();
        List<Standing> standings = Standing.of(trials, bootstrap);
        assertThat(standings).hasSameSizeAs(trials);
        assertThat(standings.get(0).best()).isTrue();
        assertThat(standings.get(0).toBest().difference()).isZero();
        for (int place = 1; place < standings.size(); place++) {
            Standing standing = standings.get(place);
            assertThat(standing.best()).isFalse();
            assertThat(standing.mean())
                    .isLessThanOrEqualTo(standings.get(place - 1).mean());
            double[][] own = rows(standing.trial());
            double[][] best = rows(standings.get(0).trial());
            assertThat(standing.interval()).isEqualTo(bootstrap.interval(own, sum -> sum[0] / sum[1]));
            assertThat(standing.toBest())
                    .isEqualTo(PairedDifference.of(
                            standing.mean() - standings.get(0).mean(), own, best, sum -> sum[0] / sum[1], bootstrap));
        }
    }

    private static double[][] rows(Trial trial) {
        return IntStream.range(0, trial.images())
                .mapToObj(image -> new double[] {trial.dice(image), 1})
                .toArray(double[][]::new);
    }
}
