package podium.player.strategy;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.Spelling;
import podium.core.yaml.StrictYaml;
import podium.player.strategy.classes.CalibrationKind;
import podium.player.strategy.classes.ClassChoice;
import podium.player.strategy.classes.ClassDecider;
import podium.player.strategy.classes.ClassParameters;

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
