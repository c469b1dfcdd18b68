package podium.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.InputException;
import podium.strategy.StrategyFile.Classification;
import podium.strategy.StrategyFile.Segmentation;

class StrategyFileTest {
    @TempDir
    private Path folder;

    private StrategyFile readBack(StrategyFile file) throws IOException {
        Path yaml = folder.resolve("strategy.yaml");
        Files.writeString(yaml, file.format());
        return StrategyFile.read(yaml);
    }

    /** To the last bit, also a threshold that nothing reaches. */
    @Test
    void everyStrategyComesBackFromItsFile() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        double[][] scores = new double[30][3];
        boolean[][] there = new boolean[30][3];
        for (int image = 0; image < 30; image++) {
            for (int label = 0; label < 3; label++) {
                scores[image][label] = random.nextDouble();
                there[image][label] = label < 2 && random.nextDouble() < scores[image][label];
            }
        }
        for (ClassChoice choice : ClassChoice.all()) {
            ClassDecider decider = choice.fit(LabelledScores.of(scores, there)).decider();
            StrategyFile file = new StrategyFile(Classification.of("run-1", choice, decider, 0.1), null);
            StrategyFile found = readBack(file);
            assertThat(found).isEqualTo(file);
            assertThat(found.format()).isEqualTo(file.format());
            Classification classes = Objects.requireNonNull(found.classification());
            assertThat(classes.strategy()).isEqualTo(choice.name() + "+mask");
            for (double[] image : scores) {
                assertThat(classes.decider().decide(image)).isEqualTo(decider.decide(image));
            }
        }
    }

    @Test
    void aSegmentersRuleComesBack() throws IOException {
        PixelRule rule = new PixelRule(0.05, 1.5, List.of(-1.3, 0.0, 0.1 + 0.2), 0.001);
        StrategyFile file = new StrategyFile(null, new Segmentation("run-2", "gated", rule));
        assertThat(readBack(file)).isEqualTo(file);
        StrategyFile masks = new StrategyFile(null, new Segmentation("masks", "masks", null));
        assertThat(readBack(masks)).isEqualTo(masks);
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() throws IOException {
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
                .hasMessage(yaml + ":5: classification.parameters.thresholds is missing; expected a number a class");
        Files.writeString(yaml, "segmentation: {run: r, strategy: argmax, parameters: {biases: [0], gat: 1}}\n");
        assertThatThrownBy(() -> StrategyFile.read(yaml)).hasMessageContaining("did you mean gate?");
    }
}
