package podium.player.strategy.classes;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.Spelling;
import podium.judge.competition.Labelling;

/**
 * A rule's kind and its numbers, as strategy.yaml has them.
 *
 * @param rule the kind of rule
 * @param thresholds for {@code thresholds}: one threshold per class; infinite for a class that is never predicted
 * @param orHighest for {@code thresholds}: true to predict the class with the highest score if none reaches its
 *     threshold
 * @param count for {@code highest}: the number of classes per image
 * @param something for {@code most-expected-dice}: true if every image is known to show at least one class
 * @param oneClass the numbers of rules that name exactly one class
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
        @JsonUnwrapped OneClass oneClass,
        @Nullable Double maskShare,
        @Nullable List<CalibrationParameters> calibrations) {
    /**
     * The numbers of rules that name exactly one class for each image.
     *
     * @param biases for {@code highest-with-biases}: one number per class, added to the logarithm of its probability
     * @param rejectedBelow for {@code highest-or-rejected}: images whose highest probability is lower are rejected
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OneClass(
            @Nullable List<Double> biases, @Nullable Double rejectedBelow) {
        static final OneClass NONE = new OneClass(null, null);

        public OneClass {
            require(
                    biases == null || biases.stream().allMatch(Double::isFinite),
                    "biases",
                    biases,
                    "one finite number per class");
            require(
                    rejectedBelow == null || (rejectedBelow >= 0 && rejectedBelow <= 1),
                    "rejected-below",
                    rejectedBelow,
                    "a probability from 0 to 1");
            biases = biases == null ? null : List.copyOf(biases);
        }
    }

    public ClassParameters {
        require(rule != null, "rule", null, Spelling.oneOf(RuleKind.values()));
        require(count == null || count >= 0, "count", count, "a number of classes, 0 or more");
        thresholds = thresholds == null ? null : List.copyOf(thresholds);
        oneClass = oneClass == null ? OneClass.NONE : oneClass;
        calibrations = calibrations == null ? null : List.copyOf(calibrations);
    }

    public static ClassParameters of(ClassDecider decider, double maskShare) {
        List<Calibration> calibrations = decider.calibrations().each();
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
        return new ClassParameters(rule, thresholds, orHighest, count, something, oneClass, share, fitted);
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
     * @param kind the kind of calibration
     * @param labels how many classes an image has
     * @throws podium.core.yaml.WrongKey if numbers are missing, or the rule is not for such images
     */
    public ClassDecider decider(CalibrationKind kind, Labelling labels) {
        ClassRule deciding = rule.rule(this);
        require(
                rule.fits(labels, deciding),
                "parameters.rule",
                Spelling.of(rule),
                switch (labels) {
                    case MULTIPLE -> "a rule for images with any number of classes, since there is no 'labels: single'";
                    case SINGLE ->
                        "highest with a count of 1, highest-with-biases or highest-or-rejected, since the key labels"
                                + " is single";
                });
        require(
                labels == Labelling.MULTIPLE || maskShare == null,
                "parameters.mask-share",
                maskShare,
                "no such key, since the key labels is single");
        requireCalibrations(kind);
        List<CalibrationParameters> fitted = calibrations == null ? List.of() : calibrations;
        return new ClassDecider(
                new Calibrations(
                        labels,
                        fitted.stream()
                                .map(one -> one.calibration(kind, labels))
                                .toList()),
                deciding);
    }
}
