package podium.player.figures;

import com.fasterxml.jackson.annotation.JsonProperty;
import podium.core.metric.MultilabelCounts;

/**
 * The F1 score of label sets, averaged in three ways.
 *
 * @param micro the score of all labels of all images, counted together
 * @param macro the mean score of the classes
 * @param samples the mean score of the images; an image without true and predicted labels scores 1
 */
public record F1Scores(
        @JsonProperty("f1Micro") double micro,
        @JsonProperty("f1Macro") double macro,
        @JsonProperty("f1Samples") double samples) {
    static F1Scores of(MultilabelCounts counts) {
        return new F1Scores(counts.microF1(), counts.macroF1(), counts.samplesF1());
    }
}
