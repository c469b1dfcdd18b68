package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;
import static podium.core.yaml.WrongKey.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import podium.judge.competition.Labelling;
import podium.player.figures.DecisionRule;
import podium.player.figures.HighestScore;
import podium.player.figures.ThresholdRule;

/**
 * The settings that turn a trained network's outputs into predictions.
 *
 * @param single {@link Labelling#SINGLE} if each image has exactly one class; null for {@link Labelling#MULTIPLE},
 *     which is not written
 * @param thresholds the rule by which a classifier's scores become labels, for the metrics of an epoch; null if each
 *     image has exactly one class, which is then that with the highest score
 * @param flipAveraging true if the logits of each image and its mirror image are averaged
 */
public record PredictionSettings(
        @JsonProperty("labels") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Labelling single,

        @JsonProperty("decision") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Thresholds thresholds,

        boolean flipAveraging) {
    /** The keys of a {@link ThresholdRule}, which are null where a file does not have them and there is no default. */
    public record Thresholds(
            @Nullable Double threshold, @Nullable Boolean orHighest) {
        private ThresholdRule rule() {
            return new ThresholdRule(
                    required(threshold, "threshold", "a score"), required(orHighest, "or-highest", "true or false"));
        }
    }

    public PredictionSettings {
        single = single == Labelling.MULTIPLE ? null : single;
        require(
                single == null || thresholds == null,
                "decision",
                "set",
                "no such key, because labels is single: the class with the highest score is predicted");
        if (single == null) {
            required(thresholds, "decision", "{threshold, or-highest}").rule();
        }
    }

    /** Returns the defaults for images with one class, or any number of classes. */
    static PredictionSettings standard(Labelling labels) {
        return switch (labels) {
            case MULTIPLE -> new PredictionSettings(null, new Thresholds(0.5, false), false);
            case SINGLE -> new PredictionSettings(Labelling.SINGLE, null, false);
        };
    }

    /** Returns how many classes an image has. */
    public Labelling labels() {
        return single == null ? Labelling.MULTIPLE : single;
    }

    /** Returns the rule by which a classifier's scores become labels. */
    public DecisionRule decision() {
        return thresholds == null ? new HighestScore() : thresholds.rule();
    }
}
