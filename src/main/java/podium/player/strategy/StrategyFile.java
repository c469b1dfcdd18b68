package podium.player.strategy;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.Spelling;
import podium.core.yaml.StrictYaml;
import podium.judge.competition.Labelling;
import podium.player.strategy.classes.CalibrationKind;
import podium.player.strategy.classes.ClassChoice;
import podium.player.strategy.classes.ClassDecider;
import podium.player.strategy.classes.ClassParameters;

/**
 * A strategy.yaml file: the strategies that a submission was decided by. Numbers are in full precision, so the same
 * scores and logits always give the same decisions.
 *
 * @param classification the classification part; null if there is none
 * @param segmentation the segmentation part; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StrategyFile(
        @Nullable Classification classification, @Nullable Segmentation segmentation) {
    private static final StrictYaml<StrategyFile> YAML = StrictYaml.of(StrategyFile.class, "--set");

    /**
     * The classification part.
     *
     * @param run the run whose scores were decided, or a score file
     * @param strategy the strategy's name
     * @param labels how many classes an image has; null means {@link Labelling#MULTIPLE}, which is not written
     * @param calibration the kind of calibration
     * @param parameters the tuned numbers
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Classification(
            String run,
            String strategy,
            @Nullable Labelling labels,
            CalibrationKind calibration,
            ClassParameters parameters) {
        public Classification {
            require(run != null, "run", null, "the run that the scores come from");
            require(strategy != null, "strategy", null, "the name of a strategy");
            require(calibration != null, "calibration", null, Spelling.oneOf(CalibrationKind.values()));
            require(parameters != null, "parameters", null, "{rule, ...}");
            labels = labels == Labelling.MULTIPLE ? null : labels;
            parameters.decider(calibration, labels == null ? Labelling.MULTIPLE : labels);
        }

        /**
         * Creates the part from a fitted strategy.
         *
         * @param maskShare the share of pixels from which on a class is predicted; infinite for never
         */
        public static Classification of(String run, ClassChoice choice, ClassDecider decider, double maskShare) {
            return new Classification(
                    run,
                    choice.name() + (Double.isFinite(maskShare) ? MaskCompletion.SUFFIX : ""),
                    decider.calibrations().labels(),
                    choice.calibration(),
                    ClassParameters.of(decider, maskShare));
        }

        /** Returns how many classes an image has. */
        public Labelling labelling() {
            return labels == null ? Labelling.MULTIPLE : labels;
        }

        /** Returns the decider with these numbers. */
        public ClassDecider decider() {
            return parameters.decider(calibration, labelling());
        }
    }

    /**
     * The segmentation part.
     *
     * @param run the run whose logits were decided, or a folder with masks, which are used unchanged
     * @param strategy the strategy's name
     * @param parameters the tuned numbers; null for masks that are used unchanged
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Segmentation(
            String run, String strategy, @Nullable PixelRule parameters) {
        public Segmentation {
            require(run != null, "run", null, "the run that the logits come from");
            require(strategy != null, "strategy", null, "the name of a strategy");
        }
    }

    /**
     * Reads a file.
     *
     * @throws podium.core.InputException if the file is malformed
     */
    public static StrategyFile read(Path file) throws IOException {
        return YAML.read(file, Map.of());
    }

    /** Returns the text of the file. Equal strategies give equal bytes. */
    public String format() {
        return StrictYaml.format(this);
    }
}
