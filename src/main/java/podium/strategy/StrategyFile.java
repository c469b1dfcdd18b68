package podium.strategy;

import static podium.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import podium.yaml.Spelling;
import podium.yaml.StrictYaml;

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
            require(calibration != null, "calibration", null, "none, platt, isotonic or temperature");
            require(parameters != null, "parameters", null, "{rule, ...}");
            parameters.requireCalibrations(calibration);
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

    /** How a rule decides. */
    public enum RuleKind {
        THRESHOLDS,
        HIGHEST,
        WIDEST_GAP,
        MOST_EXPECTED_DICE
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
            require(rule != null, "rule", null, "thresholds, highest, widest-gap or most-expected-dice");
            require(rule != RuleKind.THRESHOLDS || thresholds != null, "thresholds", null, "a number a class");
            require(rule != RuleKind.HIGHEST || count != null, "count", null, "a number of classes");
            require(count == null || count >= 0, "count", count, "a number of classes, 0 or more");
            thresholds = thresholds == null ? null : List.copyOf(thresholds);
            calibrations = calibrations == null ? null : List.copyOf(calibrations);
        }

        static ClassParameters of(ClassDecider decider, double maskShare) {
            ClassRule rule = decider.rule();
            boolean calibrated = decider.calibrations().stream().anyMatch(one -> !(one instanceof Calibration.None));
            return new ClassParameters(
                    kind(rule),
                    rule instanceof ClassRule.Thresholds thresholds ? thresholds.thresholds() : null,
                    rule instanceof ClassRule.Thresholds thresholds ? thresholds.orHighest() : null,
                    rule instanceof ClassRule.Highest highest ? highest.count() : null,
                    rule instanceof ClassRule.MostExpectedDice most ? most.something() : null,
                    Double.isFinite(maskShare) ? maskShare : null,
                    calibrated
                            ? decider.calibrations().stream()
                                    .map(CalibrationParameters::of)
                                    .toList()
                            : null);
        }

        private static RuleKind kind(ClassRule rule) {
            if (rule instanceof ClassRule.Thresholds) {
                return RuleKind.THRESHOLDS;
            }
            if (rule instanceof ClassRule.Highest) {
                return RuleKind.HIGHEST;
            }
            return rule instanceof ClassRule.WidestGap ? RuleKind.WIDEST_GAP : RuleKind.MOST_EXPECTED_DICE;
        }

        private void requireCalibrations(CalibrationKind kind) {
            require(
                    (kind == CalibrationKind.NONE) == (calibrations == null),
                    "parameters.calibrations",
                    calibrations == null ? null : "there",
                    kind == CalibrationKind.NONE
                            ? "no such key, since the calibration is none"
                            : "{input, ...} for each class, since the calibration is " + kind.spelling());
            if (calibrations != null) {
                calibrations.forEach(one -> one.requireKind(kind));
            }
        }

        ClassDecider decider(CalibrationKind kind) {
            return new ClassDecider(
                    calibrations == null
                            ? List.of()
                            : calibrations.stream()
                                    .map(one -> one.calibration(kind))
                                    .toList(),
                    made());
        }

        private ClassRule made() {
            return switch (rule) {
                case THRESHOLDS ->
                    new ClassRule.Thresholds(
                            thresholds == null ? List.of() : thresholds, Boolean.TRUE.equals(orHighest));
                case HIGHEST -> new ClassRule.Highest(count == null ? 0 : count);
                case WIDEST_GAP -> new ClassRule.WidestGap();
                case MOST_EXPECTED_DICE -> new ClassRule.MostExpectedDice(Boolean.TRUE.equals(something));
            };
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
        static CalibrationParameters of(Calibration calibration) {
            if (calibration instanceof Calibration.Sigmoid sigmoid) {
                return new CalibrationParameters(sigmoid.input(), sigmoid.slope(), sigmoid.offset(), null, null, null);
            }
            if (calibration instanceof Calibration.Temperature temperature) {
                return new CalibrationParameters(
                        temperature.input(), null, null, temperature.temperature(), null, null);
            }
            return calibration instanceof Calibration.Isotonic isotonic
                    ? new CalibrationParameters(
                            isotonic.input(), null, null, null, isotonic.scores(), isotonic.values())
                    : new CalibrationParameters(null, null, null, null, null, null);
        }

        private void requireKind(CalibrationKind kind) {
            CalibrationInput known = input == null ? CalibrationInput.SCORES : input;
            require(
                    known == kind.input(),
                    "parameters.calibrations",
                    input == null ? "without an input, as older versions wrote it" : "fitted on " + Spelling.of(known),
                    "input: " + Spelling.of(kind.input()) + " for " + kind.spelling() + ". Numbers that were fitted on"
                            + " another input mean something else: decide anew with 'podium encode RUN', without --from");
            boolean whole = switch (kind) {
                case NONE -> true;
                case PLATT -> slope != null && offset != null;
                case TEMPERATURE -> temperature != null && temperature > 0;
                case ISOTONIC ->
                    scores != null && values != null && !scores.isEmpty() && scores.size() == values.size();
            };
            require(
                    whole,
                    "parameters.calibrations",
                    "without the numbers of " + kind.spelling(),
                    "slope and offset for platt, temperature above 0 for temperature, as many scores as values for"
                            + " isotonic");
        }

        Calibration calibration(CalibrationKind kind) {
            if (kind == CalibrationKind.PLATT && slope != null && offset != null) {
                return new Calibration.Sigmoid(slope, offset);
            }
            if (kind == CalibrationKind.TEMPERATURE && temperature != null) {
                return new Calibration.Temperature(temperature);
            }
            return kind == CalibrationKind.ISOTONIC && scores != null && values != null
                    ? new Calibration.Isotonic(scores, values)
                    : new Calibration.None();
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
     * @throws podium.InputException if it is wrong
     */
    public static StrategyFile read(Path file) throws IOException {
        return YAML.read(file, Map.of());
    }

    /** The text of the file: the same strategies, the same bytes. */
    public String format() {
        return StrictYaml.format(this);
    }
}
