package podium.player.strategy.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.Thorough;
import podium.core.UsageException;
import podium.core.metric.Bootstrap;
import podium.judge.competition.Labelling;

/** Strategies and calibrations for images that have exactly one class. */
class OneClassTest {
    private static final double[] GRID = {-9, -2, -1, -0.5, -0.2, -0.1, -0.05, 0, 0.05, 0.1, 0.2, 0.5, 1, 2, 9};

    private static double[] softmax(double[] logits, double temperature) {
        double[] exponentials =
                Arrays.stream(logits).map(z -> Math.exp(z / temperature)).toArray();
        double sum = Arrays.stream(exponentials).sum();
        return Arrays.stream(exponentials).map(e -> e / sum).toArray();
    }

    private static double[] odds(double[] probabilities) {
        return Arrays.stream(probabilities).map(p -> Math.log(p / (1 - p))).toArray();
    }

    /** Draws images whose logits are too large for their true class by a given factor. */
    private static LabelledScores drawn(SplittableRandom random, int images, int classes, double sharpness) {
        double[][] scores = new double[images][];
        double[][] logOdds = new double[images][];
        boolean[][] there = new boolean[images][classes];
        for (int image = 0; image < images; image++) {
            double[] logits = random.doubles(classes, -2, 2).toArray();
            double[] right = softmax(logits, 1);
            double point = random.nextDouble();
            int truth = 0;
            while (truth < classes - 1 && point >= right[truth]) {
                point -= right[truth++];
            }
            there[image][truth] = true;
            scores[image] = softmax(logits, 1 / sharpness);
            logOdds[image] = odds(scores[image]);
        }
        return LabelledScores.of(Labelling.SINGLE, scores, logOdds, there);
    }

    private static int right(LabelledScores scores, List<Double> biases) {
        int right = 0;
        for (int image = 0; image < scores.images(); image++) {
            boolean[] predicted = new ClassRule.HighestWithBiases(biases).decide(scores.scores(image));
            right += Arrays.equals(predicted, scores.present(image)) ? 1 : 0;
        }
        return right;
    }

    private static List<Double> zeros(int classes) {
        return Collections.nCopies(classes, 0.0);
    }

    private static List<Double> biases(LabelledScores scores) {
        return ((ClassRule.HighestWithBiases)
                        ClassStrategy.CLASS_BIASES.tune(scores, 0).rule())
                .biases();
    }

    /** No bias of a grid, put in place of one of those that were found, names the class of more images. */
    @Test
    void noOtherBiasOfOneClassIsBetter() {
        SplittableRandom random = new SplittableRandom(3);
        boolean gained = false;
        for (int round = 0; round < Thorough.count(60, 3_000); round++) {
            LabelledScores scores = drawn(random, random.nextInt(1, 25), random.nextInt(1, 5), 1);
            List<Double> found = biases(scores);
            int right = right(scores, found);
            gained |= right > right(scores, zeros(scores.classes()));
            assertThat(right).isGreaterThanOrEqualTo(right(scores, zeros(scores.classes())));
            for (int label = 0; label < scores.classes(); label++) {
                for (double other : GRID) {
                    Double[] changed = found.toArray(Double[]::new);
                    changed[label] = scores.positives(label) == 0 ? 0 : other;
                    assertThat(right(scores, Arrays.asList(changed))).isLessThanOrEqualTo(right);
                }
            }
        }
        assertThat(gained).isTrue();
    }

    /** Two classes have one degree of freedom, so that coordinate ascent finds the best of all biases. */
    @Test
    void twoClassesGetTheBestBiasOfAll() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < Thorough.count(100, 5_000); round++) {
            LabelledScores scores = drawn(random, random.nextInt(2, 30), 2, 1);
            if (scores.positives(0) == 0 || scores.positives(1) == 0) {
                continue;
            }
            int best = 0;
            for (int image = 0; image < scores.images(); image++) {
                double turn = Math.log(scores.score(image, 1)) - Math.log(scores.score(image, 0));
                best = Math.max(best, right(scores, List.of(turn + 1e-9, 0.0)));
                best = Math.max(best, right(scores, List.of(turn - 1e-9, 0.0)));
            }
            assertThat(right(scores, biases(scores))).isEqualTo(best);
        }
    }

    @Test
    void aBiasThatGainsNothingStaysZero() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 50; round++) {
            int classes = 3;
            double[][] scores = new double[20][];
            boolean[][] there = new boolean[20][classes];
            for (int image = 0; image < 20; image++) {
                scores[image] = softmax(random.doubles(classes, -3, 3).toArray(), 1);
                there[image][ScoreOrder.highest(scores[image])] = true;
            }
            assertThat(biases(LabelledScores.of(Labelling.SINGLE, scores, there)))
                    .isEqualTo(zeros(classes));
        }
    }

    /** A class that no image has could only lose; its bias is unknown, and it is named as such. */
    @Test
    void aClassWithoutImagesKeepsTheBiasZero() {
        double[][] scores = {{0.3, 0.3, 0.4}, {0.2, 0.35, 0.45}, {0.5, 0.1, 0.4}};
        boolean[][] there = {{true, false, false}, {false, true, false}, {true, false, false}};
        ClassStrategy.Tuned tuned =
                ClassStrategy.CLASS_BIASES.tune(LabelledScores.of(Labelling.SINGLE, scores, there), 0);
        ClassRule.HighestWithBiases rule = (ClassRule.HighestWithBiases) tuned.rule();
        assertThat(rule.biases().get(2)).isZero();
        assertThat(tuned.fallbacks()).containsExactly(2);
        assertThat(right(LabelledScores.of(Labelling.SINGLE, scores, there), rule.biases()))
                .isEqualTo(3);
    }

    @Test
    void probabilitiesOfZeroDecideNothing() {
        ClassRule rule = new ClassRule.HighestWithBiases(List.of(100.0, 0.0, 0.0));
        assertThat(rule.decide(new double[] {0, 0.5, 0.5})).containsExactly(false, true, false);
        assertThat(rule.decide(new double[] {0, 0, 0})).containsExactly(true, false, false);
    }

    @Test
    void rejectionRejectsTheShareAsFarAsTiesAllow() {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < Thorough.count(300, 10_000); round++) {
            int images = random.nextInt(1, 40);
            boolean ties = random.nextBoolean();
            double[][] scores = new double[images][2];
            for (double[] row : scores) {
                row[0] = ties ? random.nextInt(4) / 8.0 : random.nextDouble() / 2;
                row[1] = 1 - row[0];
            }
            boolean[][] there = new boolean[images][2];
            for (boolean[] row : there) {
                row[0] = true;
            }
            double share = random.nextInt(20) / 20.0;
            ClassRule rule = ClassStrategy.REJECTION
                    .tune(LabelledScores.of(Labelling.SINGLE, scores, there), share)
                    .rule();
            long rejected = Arrays.stream(scores).filter(rule::rejects).count();
            long wanted = Math.round(share * images);
            assertThat(rejected).isLessThanOrEqualTo(Math.max(0, wanted));
            double[] sorted =
                    Arrays.stream(scores).mapToDouble(row -> row[1]).sorted().toArray();
            if (!ties && wanted < images) {
                assertThat(rejected).isEqualTo(wanted);
            }
            if (wanted < images && rejected < wanted) {
                assertThat(sorted[(int) wanted]).as("a tie").isEqualTo(sorted[(int) wanted - 1]);
            }
        }
    }

    /** The temperature of images with one class divides all logits, and is the likeliest one. */
    @Test
    void theTemperatureIsThatOfTheSoftmax() {
        LabelledScores scores = drawn(new SplittableRandom(7), 2_000, 4, 3);
        Calibrations found = CalibrationKind.TEMPERATURE.fit(scores);
        double temperature = ((Calibration.SharedTemperature) found.each().get(0)).temperature();
        assertThat(temperature).isCloseTo(3, within(0.4));
        double[] logits = {1, -2, 0.5, 3};
        double[] sharp = softmax(logits, 1);
        assertThat(found.probabilities(new ImageScores(sharp, odds(sharp))))
                .containsExactly(softmax(logits, temperature), within(1e-9));
        double best = loss(scores, found);
        for (double factor : new double[] {0.8, 0.99, 1.01, 1.25}) {
            Calibration other = new Calibration.SharedTemperature(factor * temperature);
            assertThat(loss(scores, new Calibrations(Labelling.SINGLE, Collections.nCopies(4, other))))
                    .isGreaterThan(best);
        }
    }

    private static double loss(LabelledScores scores, Calibrations calibrations) {
        return IntStream.range(0, scores.images())
                .mapToDouble(image -> -Math.log(calibrations.probabilities(scores.image(image))[scores.truth(image)]))
                .sum();
    }

    /** Images that are always right make the temperature as small as it may be, and leave no image without a class. */
    @Test
    void theTemperatureStaysWithinItsBounds() {
        double[][] scores = {{0.4, 0.3, 0.3}, {0.2, 0.6, 0.2}};
        boolean[][] there = {{true, false, false}, {false, true, false}};
        Calibrations found = CalibrationKind.TEMPERATURE.fit(LabelledScores.of(Labelling.SINGLE, scores, there));
        assertThat(((Calibration.SharedTemperature) found.each().get(0)).temperature())
                .isCloseTo(0.05, within(1e-9));
        assertThat(found.probabilities(ImageScores.of(0.34, 0.33, 0.33))[0]).isGreaterThan(0.4);
    }

    @Test
    void probabilitiesSumToOneWithEveryCalibration() {
        LabelledScores scores = drawn(new SplittableRandom(8), 60, 3, 2);
        for (CalibrationKind kind : CalibrationKind.values()) {
            Calibrations calibrations = kind.fit(scores);
            for (int image = 0; image < scores.images(); image++) {
                double[] probabilities = calibrations.probabilities(scores.image(image));
                assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
                assertThat(Arrays.stream(probabilities).min().orElseThrow()).isNotNegative();
            }
        }
        Calibration never = new Calibration.Isotonic(List.of(0.5), List.of(0.0));
        Calibrations nothing = new Calibrations(Labelling.SINGLE, List.of(never, never));
        assertThat(nothing.probabilities(ImageScores.of(0.3, 0.1)))
                .containsExactly(new double[] {0.75, 0.25}, within(1e-12));
        assertThat(nothing.probabilities(ImageScores.of(0, 0))).containsExactly(0.5, 0.5);
    }

    @Test
    void theLossIsThatOfTheTrueClassAndTheReliabilityThatOfTheHighest() {
        double[][] scores = {{0.7, 0.2, 0.1}, {0.1, 0.3, 0.6}};
        boolean[][] there = {{true, false, false}, {false, true, false}};
        LabelledScores labelled = LabelledScores.of(Labelling.SINGLE, scores, there);
        assertThat(labelled.loss(0, scores[0])).isCloseTo(-Math.log(0.7), within(1e-12));
        assertThat(labelled.loss(1, scores[1])).isCloseTo(-Math.log(0.3), within(1e-12));
        assertThat(labelled.reliability(scores).brier()).isCloseTo((0.09 + 0.36) / 2, within(1e-12));
        assertThat(labelled.riskCoverage(scores).coverages()).containsExactly(0.5, 1);
        assertThat(labelled.riskCoverage(scores).risks()).containsExactly(0, 0.5);
    }

    @Test
    void imagesWithTwoClassesOrNoneAreRefused() {
        double[][] scores = {{0.5, 0.5}};
        for (boolean[] there : new boolean[][] {{true, true}, {false, false}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LabelledScores.of(Labelling.SINGLE, scores, new boolean[][] {there}))
                    .withMessageContaining("expected one");
        }
    }

    /** Every strategy fits images of one kind at least, and otherwise says why it does not. */
    @Test
    void strategiesThatDoNotFitSayWhy() {
        assertThat(ClassChoice.all(Labelling.SINGLE))
                .extracting(ClassChoice::name)
                .containsOnly("argmax", "class-biases", "rejection")
                .hasSize(3 * 4);
        for (ClassStrategy strategy : ClassStrategy.values()) {
            assertThat(Arrays.stream(Labelling.values())
                            .filter(labels -> strategy.misfit(labels).isEmpty()))
                    .as("%s", strategy)
                    .isNotEmpty();
        }
        assertThatThrownBy(() -> ClassChoice.parse("joint", CalibrationKind.NONE, Labelling.SINGLE))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "strategy 'joint' does not fit: its thresholds give some images several classes or none, but"
                                + " an image here has exactly one; expected argmax, class-biases, rejection:S");
        for (String name : List.of("fixed:0.5", "top-k", "max-gap", "global+argmax", "expected-dice")) {
            assertThatThrownBy(() -> ClassChoice.parse(name, CalibrationKind.NONE, Labelling.SINGLE))
                    .hasMessageContaining("'" + name + "' does not fit: it")
                    .hasMessageContaining("exactly one");
        }
        for (String name : List.of("class-biases", "rejection", "rejection:0.1")) {
            assertThatThrownBy(() -> ClassChoice.parse(name, CalibrationKind.NONE, Labelling.MULTIPLE))
                    .hasMessageContaining("does not fit: it gives each image exactly one class");
        }
    }

    @Test
    void rejectionNamesItsShare() {
        assertThat(ClassChoice.parse("rejection", CalibrationKind.NONE, Labelling.SINGLE)
                        .number())
                .isEqualTo(0.05);
        ClassChoice tenth = ClassChoice.parse("rejection:0.1", CalibrationKind.NONE, Labelling.SINGLE);
        assertThat(tenth.number()).isEqualTo(0.1);
        assertThat(tenth.name()).isEqualTo("rejection:0.1");
        for (String wrong : List.of("rejection:", "rejection:1", "rejection:-0.1", "rejection:NaN")) {
            assertThatThrownBy(() -> ClassChoice.parse(wrong, CalibrationKind.NONE, Labelling.SINGLE))
                    .hasMessageContaining("write it like rejection:0.05");
        }
    }

    /** The figures of a rejection follow from each image's decision by a rule that was tuned without it. */
    @Test
    void rejectionIsJudgedByCrossFitting() {
        LabelledScores scores = drawn(new SplittableRandom(9), 200, 3, 1);
        int[] folds = IntStream.range(0, 200).map(image -> image % 5).toArray();
        ClassChoice choice = ClassChoice.rejecting(0.1, CalibrationKind.NONE);
        RejectionStanding standing =
                RejectionStanding.of(new CrossFitting(scores, folds).trial(choice), Bootstrap.STANDARD);
        int kept = 0;
        int right = 0;
        int all = 0;
        for (int image = 0; image < 200; image++) {
            int own = folds[image];
            int[] others =
                    IntStream.range(0, 200).filter(other -> folds[other] != own).toArray();
            ClassRule rule = choice.fit(scores.only(others)).decider().rule();
            boolean hit = scores.there(image, ScoreOrder.highest(scores.scores(image)));
            boolean stays = !rule.rejects(scores.scores(image));
            all += hit ? 1 : 0;
            kept += stays ? 1 : 0;
            right += hit && stays ? 1 : 0;
        }
        assertThat(standing.all().value()).isEqualTo(all / 200.0);
        assertThat(standing.kept().value()).isEqualTo(kept / 200.0).isBetween(0.8, 0.97);
        assertThat(standing.right().value()).isEqualTo((double) right / kept).isGreaterThan(all / 200.0);
        assertThat(standing.right().interval().low())
                .isLessThan(standing.right().value());
    }
}
