package podium.player.strategy.classes;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.Spelling;
import podium.judge.competition.Labelling;

/**
 * The numbers of one class's calibration. Only those that its kind needs are set.
 *
 * @param input the quantity that the calibration is a function of; null in files of older versions, which fitted all
 *     calibrations on scores
 * @param slope the slope of Platt scaling
 * @param offset the offset of Platt scaling
 * @param temperature the temperature, above 0
 * @param scores the scores of isotonic regression's points
 * @param values the probabilities of isotonic regression's points
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalibrationParameters(
        @Nullable CalibrationInput input,
        @Nullable Double slope,
        @Nullable Double offset,
        @Nullable Double temperature,
        @Nullable List<Double> scores,
        @Nullable List<Double> values) {
    Calibration calibration(CalibrationKind kind, Labelling labels) {
        CalibrationInput known = input == null ? CalibrationInput.SCORES : input;
        require(
                known == kind.input(labels),
                "parameters.calibrations",
                input == null ? "without an input, from an older version" : "fitted on " + Spelling.of(known),
                "input: " + Spelling.of(kind.input(labels)) + " for " + kind.spelling()
                        + ". Numbers fitted on another input mean"
                        + " something else: run 'podium encode RUN' again, without --from");
        Optional<Calibration> calibration = kind.calibration(this, labels);
        require(
                calibration.isPresent(),
                "parameters.calibrations",
                "without the numbers of " + kind.spelling(),
                kind.numbers());
        return calibration.orElseThrow();
    }
}
