package podium.player.strategy.classes;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.Spelling;

/**
 * A rule's kind and its numbers, as strategy.yaml has them.
 *
 * @param rule the kind of rule
 * @param thresholds for {@code thresholds}: one threshold per class; infinite for a class that is never predicted
 * @param orHighest for {@code thresholds}: true to predict the class with the highest score if none reaches its
 *     threshold
 * @param count for {@code highest}: the number of classes per image
 * @param something for {@code most-expected-dice}: true if every image is known to show at least one class
 * @param maskShare the share of an image's pixels from which on a class is predicted because of its mask; null for
 *     never
 * @param calibrations one per class; null if scores are used unchanged
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

    public static ClassParameters of(ClassDecider decider, double maskShare) {
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
                calibrations == null ? null : "present",
                kind == CalibrationKind.NONE
                        ? "no such key, since the calibration is none"
                        : "{input, ...} for each class, since the calibration is " + kind.spelling());
    }

    /**
     * Returns the decider with these numbers.
     *
     * @throws podium.core.yaml.WrongKey if numbers are missing
     */
    public ClassDecider decider(CalibrationKind kind) {
        ClassRule deciding = rule.rule(this);
        requireCalibrations(kind);
        List<CalibrationParameters> fitted = calibrations == null ? List.of() : calibrations;
        return new ClassDecider(
                fitted.stream().map(one -> one.calibration(kind)).toList(), deciding);
    }
}
