package podium.player.strategy;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.Spelling;
import podium.core.yaml.StrictYaml;

/**
 * strategy.yaml: what a submission was decided by, in full precision, so that the same scores and logits give the same
 * decisions again.
 *
 * @param classification null where there is none
 * @param segmentation null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StrategyFile(
        @Nullable Classification classification, @Nullable Segmentation segmentation) {
    private static final StrictYaml<StrategyFile> YAML = StrictYaml.of(StrategyFile.class, "--set");

    /**
     * The classification half.
     *
     * @param run whose scores were decided, or a file with scores
     * @param strategy by name; what it was tuned to is in the parameters
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Classification(String run, String strategy, CalibrationKind calibration, ClassParameters parameters) {
        public Classification {
            require(run != null, "run", null, "the run whose scores are decided");
            require(strategy != null, "strategy", null, "a strategy's name");
            require(calibration != null, "calibration", null, Spelling.oneOf(CalibrationKind.values()));
            require(parameters != null, "parameters", null, "{rule, ...}");
            parameters.decider(calibration);
        }

        /** With what a fit found. */
        public static Classification of(String run, ClassChoice choice, ClassDecider decider, double maskShare) {
            return new Classification(
                    run,
                    choice.name() + (Double.isFinite(maskShare) ? MaskCompletion.SUFFIX : ""),
                    choice.calibration(),
                    ClassParameters.of(decider, maskShare));
        }

        /** What decides. */
        public ClassDecider decider() {
            return parameters.decider(calibration);
        }
    }

    /**
     * A rule and its numbers.
     *
     * @param thresholds of {@code thresholds}: one a class, infinite for a class that is never said
     * @param orHighest of {@code thresholds}: whether the highest is said where none reaches its threshold
     * @param count of {@code highest}
     * @param something of {@code most-expected-dice}: whether every image is known to show something
     * @param maskShare of an image's pixels from which on a class is said because of its mask; null for never
     * @param calibrations one per class; null where scores are taken as they are
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClassParameters(
            RuleKind rule,
            @Nullable List<Double> thresholds,
            @Nullable Boolean orHighest,
            @Nullable Integer count,
            @Nullable Boolean something,
            @Nullable Double maskShare,
            @Nullable List<CalibrationParameters> calibrations) {
        public ClassParameters {
            require(rule != null, "rule", null, Spelling.oneOf(RuleKind.values()));
            require(count == null || count >= 0, "count", count, "a number of classes, 0 or more");
            thresholds = thresholds == null ? null : List.copyOf(thresholds);
            calibrations = calibrations == null ? null : List.copyOf(calibrations);
        }

        static ClassParameters of(ClassDecider decider, double maskShare) {
            List<Calibration> calibrations = decider.calibrations();
            boolean calibrated = calibrations.stream().anyMatch(one -> one.kind() != CalibrationKind.NONE);
            return decider.rule()
                    .parameters()
                    .with(
                            Double.isFinite(maskShare) ? maskShare : null,
                            calibrated
                                    ? calibrations.stream()
                                            .map(Calibration::parameters)
                                            .toList()
                                    : null);
        }

        private ClassParameters with(@Nullable Double share, @Nullable List<CalibrationParameters> fitted) {
            return new ClassParameters(rule, thresholds, orHighest, count, something, share, fitted);
        }

        private void requireCalibrations(CalibrationKind kind) {
            require(
                    (kind == CalibrationKind.NONE) == (calibrations == null),
                    "parameters.calibrations",
                    calibrations == null ? null : "there",
                    kind == CalibrationKind.NONE
                            ? "no such key, since the calibration is none"
                            : "{input, ...} for each class, since the calibration is " + kind.spelling());
        }

        /** What decides; refuses numbers that are not all there. */
        ClassDecider decider(CalibrationKind kind) {
            ClassRule deciding = rule.rule(this);
            requireCalibrations(kind);
            List<CalibrationParameters> fitted = calibrations == null ? List.of() : calibrations;
            return new ClassDecider(
                    fitted.stream().map(one -> one.calibration(kind)).toList(), deciding);
        }
    }

    /**
     * The numbers of one class' calibration; those of its kind are there.
     *
     * @param input what it is a function of; null in files of older versions, which fitted all calibrations on scores
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CalibrationParameters(
            @Nullable CalibrationInput input,
            @Nullable Double slope,
            @Nullable Double offset,
            @Nullable Double temperature,
            @Nullable List<Double> scores,
            @Nullable List<Double> values) {
        Calibration calibration(CalibrationKind kind) {
            CalibrationInput known = input == null ? CalibrationInput.SCORES : input;
            require(
                    known == kind.input(),
                    "parameters.calibrations",
                    input == null ? "without an input, as older versions wrote it" : "fitted on " + Spelling.of(known),
                    "input: " + Spelling.of(kind.input()) + " for " + kind.spelling() + ". Numbers that were fitted on"
                            + " another input mean something else: decide anew with 'podium encode RUN', without --from");
            Optional<Calibration> calibration = kind.calibration(this);
            require(
                    calibration.isPresent(),
                    "parameters.calibrations",
                    "without the numbers of " + kind.spelling(),
                    kind.numbers());
            return calibration.orElseThrow();
        }
    }

    /**
     * The segmentation half.
     *
     * @param run whose logits were decided, or a folder with masks, which are taken as they are
     * @param parameters null for masks that are taken as they are
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Segmentation(
            String run, String strategy, @Nullable PixelRule parameters) {
        public Segmentation {
            require(run != null, "run", null, "the run whose logits are decided");
            require(strategy != null, "strategy", null, "a strategy's name");
        }
    }

    /**
     * Reads a file.
     *
     * @throws podium.core.InputException if it is wrong
     */
    public static StrategyFile read(Path file) throws IOException {
        return YAML.read(file, Map.of());
    }

    /** The text of the file: the same strategies, the same bytes. */
    public String format() {
        return StrictYaml.format(this);
    }
}
