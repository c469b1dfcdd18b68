package podium.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import podium.core.mask.LogitMap;
import podium.player.strategy.ImageClasses;
import podium.player.strategy.PixelRule;
import podium.player.strategy.StrategyFile;
import podium.player.strategy.classes.ClassDecider;
import podium.player.strategy.classes.ImageScores;

/** strategy.yaml files, with which an image of three classes is decided. */
final class StrategyFiles extends YamlFiles {
    private static final int CLASSES = 3;
    private static final int SIDE = 8;

    private final Path file;

    StrategyFiles(Path folder) {
        super("""
                classification:
                  run: "mobilenet-scratch-87d40113"
                  strategy: "per-class+mask"
                  calibration: "platt"
                  parameters:
                    rule: "thresholds"
                    thresholds: [0.5, 0.25, .inf]
                    or-highest: true
                    mask-share: 0.0656351737944626
                    calibrations:
                    - {input: log-odds, slope: -2.0, offset: 0.5}
                    - {input: log-odds, slope: -1.0, offset: 0.0}
                    - {input: log-odds, slope: -1.5, offset: -0.5}
                segmentation:
                  run: "deeplabv3plus-757529ed"
                  strategy: "gated+per-class-bias"
                  parameters: {gate: 0.1, bonus: 1.5, biases: [-0.2, 0.0, 0.35, 1.8], smallest-region: 0.01}
                """, """
                classification:
                  run: "r"
                  strategy: "expected-dice"
                  calibration: "isotonic"
                  parameters:
                    rule: most-expected-dice
                    something: true
                    calibrations:
                    - {input: scores, scores: [0.1, 0.5, 0.9], values: [0.0, 0.5, 1.0]}
                    - {input: scores, scores: [0.2], values: [0.3]}
                    - {input: scores, scores: [0.1, 0.9], values: [0.2, 0.8]}
                """, """
                classification:
                  run: "r"
                  strategy: "top-k"
                  calibration: "temperature"
                  parameters:
                    rule: highest
                    count: 2
                    calibrations:
                    - {input: log-odds, temperature: 1.5}
                    - {input: log-odds, temperature: 0.5}
                    - {input: log-odds, temperature: 2}
                segmentation: {run: masks, strategy: masks}
                """, """
                classification:
                  run: "r"
                  strategy: "max-gap"
                  calibration: "none"
                  parameters: {rule: widest-gap}
                segmentation:
                  run: s
                  strategy: smallest-region
                  parameters: {gate: 0, bonus: 0, biases: [0, 0, 0, 0], smallest-region: 0.2}
                """);
        this.file = folder.resolve("strategy.yaml");
    }

    @Override
    public Format.Use read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        StrategyFile strategy = StrategyFile.read(file);
        return () -> {
            Files.writeString(file, strategy.format());
            StrategyFile again = StrategyFile.read(file);
            if (!again.equals(strategy)) {
                throw new IllegalStateException("written as " + again + ", read as " + strategy);
            }
            decide(strategy);
        };
    }

    /** Decides like {@code podium encode --from}, which refuses strategies for other classes. */
    private static void decide(StrategyFile strategy) {
        SplittableRandom random = new SplittableRandom(1);
        ImageClasses classes = ImageClasses.unknown(CLASSES);
        StrategyFile.Classification half = strategy.classification();
        if (half != null
                && fits(half.parameters().thresholds(), CLASSES)
                && fits(half.parameters().calibrations(), CLASSES)) {
            ClassDecider decider = half.decider();
            for (int image = 0; image < 3; image++) {
                ImageScores scores = new ImageScores(
                        random.doubles(CLASSES).toArray(),
                        random.doubles(CLASSES, -20, 20).toArray());
                classes = new ImageClasses(decider.probabilities(scores), decider.decide(scores));
            }
        }
        PixelRule rule =
                strategy.segmentation() == null ? null : strategy.segmentation().parameters();
        if (rule != null && fits(rule.biases(), CLASSES + 1)) {
            float[] logits = new float[(CLASSES + 1) * 4];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = (float) random.nextDouble(-5, 5);
            }
            rule.decide(LogitMap.of(CLASSES + 1, 2, 2, 4, logits), SIDE, SIDE, classes);
        }
    }

    private static boolean fits(List<?> numbers, int count) {
        return numbers == null || numbers.size() == count;
    }
}
