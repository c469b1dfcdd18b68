package podium.player.strategy.classes;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.Spelling;

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
