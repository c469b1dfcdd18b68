package podium.player.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import podium.core.InputException;
import podium.judge.competition.Labelling;
import podium.player.strategy.StrategyFile.Classification;
import podium.player.strategy.StrategyFile.Segmentation;
import podium.player.strategy.classes.Calibration;
import podium.player.strategy.classes.Calibrations;
import podium.player.strategy.classes.ClassChoice;
import podium.player.strategy.classes.ClassDecider;
import podium.player.strategy.classes.ClassParameters;
import podium.player.strategy.classes.ClassRule;
import podium.player.strategy.classes.ImageScores;
import podium.player.strategy.classes.LabelledScores;

class StrategyFileTest {
    @TempDir
    private Path folder;

    private StrategyFile readBack(StrategyFile file) throws IOException {
        Path yaml = folder.resolve("strategy.yaml");
        Files.writeString(yaml, file.format());
        return StrategyFile.read(yaml);
    }

    private static List<ClassChoice> choices() {
        return ClassChoice.all(Labelling.MULTIPLE);
    }

    /** Numbers keep their last bit, also an infinite threshold. */
    @ParameterizedTest
    @MethodSource("choices")
    void everyClassificationStrategyIsReadBackUnchanged(ClassChoice choice) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        double[][] scores = new double[30][3];
        boolean[][] there = new boolean[30][3];
        for (int image = 0; image < 30; image++) {
            for (int label = 0; label < 3; label++) {
                scores[image][label] = random.nextDouble();
                there[image][label] = label < 2 && random.nextDouble() < scores[image][label];
            }
        }
        ClassDecider decider = choice.fit(LabelledScores.of(scores, there)).decider();
        StrategyFile file = new StrategyFile(Classification.of("run-1", choice, decider, 0.1), null);
        StrategyFile found = readBack(file);
        assertThat(found).isEqualTo(file);
        assertThat(found.format()).isEqualTo(file.format());
        Classification classes = Objects.requireNonNull(found.classification());
        assertThat(classes.strategy()).isEqualTo(choice.name() + "+mask");
        for (double[] image : scores) {
            ImageScores known = ImageScores.of(image);
            assertThat(classes.decider().decide(known)).isEqualTo(decider.decide(known));
        }
    }

    /** Every rule with every calibration, whether or not a strategy produces it. */
    private static Stream<Arguments> rulesAndCalibrations() {
        return RecordSamples.ofEach(ClassRule.class).stream()
                .flatMap(rule -> RecordSamples.ofEach(Calibration.class).stream()
                        .filter(calibration -> agree(rule, calibration))
                        .map(calibration -> Arguments.of(rule, calibration)));
    }

    @ParameterizedTest
    @MethodSource("rulesAndCalibrations")
    void everyRuleWithEveryCalibrationIsReadBackUnchanged(ClassRule rule, Calibration calibration) throws IOException {
        Labelling labels = ofOneClass(rule, calibration) ? Labelling.SINGLE : Labelling.MULTIPLE;
        ClassDecider decider = new ClassDecider(
                new Calibrations(labels, Collections.nCopies(RecordSamples.LENGTH, calibration)), rule);
        ClassParameters parameters = ClassParameters.of(decider, Double.POSITIVE_INFINITY);
        StrategyFile file =
                new StrategyFile(new Classification("run-1", "any", labels, calibration.kind(), parameters), null);
        StrategyFile found = readBack(file);
        assertThat(found.format()).isEqualTo(file.format());
        ClassDecider again = Objects.requireNonNull(found.classification()).decider();
        assertThat(again.rule()).isEqualTo(rule);
        assertThat(again.calibrations().labels()).isEqualTo(labels);
        assertThat(again.calibrations().each())
                .isEqualTo(
                        calibration instanceof Calibration.None
                                ? List.of()
                                : decider.calibrations().each());
    }

    private static boolean ofOneClass(ClassRule rule, Calibration calibration) {
        return rule instanceof ClassRule.HighestWithBiases
                || rule instanceof ClassRule.HighestOrRejected
                || calibration instanceof Calibration.SharedTemperature;
    }

    /** A rule or calibration for images with several classes, with one for images with one class, means nothing. */
    private static boolean agree(ClassRule rule, Calibration calibration) {
        boolean several = !(rule instanceof ClassRule.HighestWithBiases || rule instanceof ClassRule.HighestOrRejected)
                && !rule.equals(new ClassRule.Highest(1));
        return ofOneClass(rule, calibration)
                ? !several && !(calibration instanceof Calibration.Temperature)
                : !(calibration instanceof Calibration.SharedTemperature);
    }

    private static List<PixelChoice> pixelChoices() {
        return PixelChoice.all(true);
    }

    @ParameterizedTest
    @MethodSource("pixelChoices")
    void everySegmentationStrategyIsReadBackUnchanged(PixelChoice choice) throws IOException {
        PixelRule rule = RecordSamples.of(PixelRule.class).get(0);
        StrategyFile found = readBack(new StrategyFile(null, new Segmentation("run-2", choice.name(), rule)));
        Segmentation pixels = Objects.requireNonNull(found.segmentation());
        assertThat(PixelChoice.parse(pixels.strategy())).isEqualTo(choice);
        assertThat(pixels.parameters()).isEqualTo(rule);
    }

    @Test
    void pixelRulesAreReadBackUnchanged() throws IOException {
        PixelRule rule = new PixelRule(0.05, 1.5, List.of(-1.3, 0.0, 0.1 + 0.2), 0.001);
        StrategyFile file = new StrategyFile(null, new Segmentation("run-2", "gated", rule));
        assertThat(readBack(file)).isEqualTo(file);
        StrategyFile masks = new StrategyFile(null, new Segmentation("masks", "masks", null));
        assertThat(readBack(masks)).isEqualTo(masks);
    }

    private Path calibrated(String kind, String numbers) throws IOException {
        return Files.writeString(folder.resolve("calibrated.yaml"), """
                classification:
                  run: "r"
                  strategy: "argmax"
                  calibration: "%s"
                  parameters:
                    rule: highest
                    count: 1
                    calibrations:
                    - {%s}
                """.formatted(kind, numbers));
    }

    @Test
    void aCalibrationNamesItsInput() throws IOException {
        StrategyFile platt = StrategyFile.read(calibrated("platt", "input: log-odds, slope: -2.0, offset: 0.5"));
        ClassDecider decider = Objects.requireNonNull(platt.classification()).decider();
        assertThat(decider.calibrations().each()).containsExactly(new Calibration.Sigmoid(-2, 0.5));
        ImageScores image = new ImageScores(new double[] {0.6}, new double[] {3});
        assertThat(decider.probabilities(image)).containsExactly(1 / (1 + Math.exp(-5.5)));
        assertThat(platt.format()).contains("input: \"log-odds\"");
    }

    /**
     * A slope fitted on probabilities means something else on log odds; isotonic points on scores keep their meaning.
     */
    @Test
    void calibrationsOfOlderVersionsAreRefusedUnlessTheyMeanTheSame() throws IOException {
        for (String[] older :
                new String[][] {{"platt", "slope: -5.0, offset: 2.0"}, {"temperature", "temperature: 1.5"}}) {
            Path yaml = calibrated(older[0], older[1]);
            assertThatThrownBy(() -> StrategyFile.read(yaml))
                    .isInstanceOf(InputException.class)
                    .hasMessage(yaml
                            + ":8: classification.parameters.calibrations is without an input, from an older version;"
                            + " expected input: log-odds for " + older[0]
                            + ". Numbers fitted on another input mean"
                            + " something else: run 'podium encode RUN' again, without --from");
        }
        Path scores = calibrated("platt", "input: scores, slope: -5.0, offset: 2.0");
        assertThatThrownBy(() -> StrategyFile.read(scores))
                .hasMessageContaining("calibrations is fitted on scores; expected input: log-odds for platt");
        StrategyFile isotonic = StrategyFile.read(calibrated("isotonic", "scores: [0.1, 0.9], values: [0.0, 1.0]"));
        assertThat(Objects.requireNonNull(isotonic.classification())
                        .decider()
                        .calibrations()
                        .each())
                .containsExactly(new Calibration.Isotonic(List.of(0.1, 0.9), List.of(0.0, 1.0)));
    }

    @Test
    void calibrationsWithoutTheirNumbersAreRefused() throws IOException {
        for (String[] wrong : new String[][] {
            {"platt", "input: log-odds, slope: -1.0", "without the numbers of platt"},
            {"temperature", "input: log-odds, temperature: 0.0", "without the numbers of temperature"},
            {"isotonic", "input: scores, scores: [0.1], values: []", "without the numbers of isotonic"},
            {"none", "input: scores", "no such key, since the calibration is none"}
        }) {
            Path yaml = calibrated(wrong[0], wrong[1]);
            assertThatThrownBy(() -> StrategyFile.read(yaml))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(wrong[2]);
        }
        Path yaml = Files.writeString(folder.resolve("bare.yaml"), """
                classification:
                  run: "r"
                  strategy: "argmax"
                  calibration: "platt"
                  parameters: {rule: highest, count: 1}
                """);
        assertThatThrownBy(() -> StrategyFile.read(yaml))
                .hasMessageContaining("parameters.calibrations is missing; expected {input, ...} for each class");
    }

    @Test
    void missingAndUnknownKeysAreNamed() throws IOException {
        Path yaml = folder.resolve("wrong.yaml");
        Files.writeString(yaml, """
                classification:
                  run: "r"
                  strategy: "global"
                  calibration: "none"
                  parameters: {rule: thresholds}
                """);
        assertThatThrownBy(() -> StrategyFile.read(yaml))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        yaml + ":5: classification.parameters.thresholds is missing; expected one number per class");
        Files.writeString(yaml, "segmentation: {run: r, strategy: argmax, parameters: {biases: [0], gat: 1}}\n");
        assertThatThrownBy(() -> StrategyFile.read(yaml)).hasMessageContaining("did you mean gate?");
    }
}
