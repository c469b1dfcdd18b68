package podium.player.recipe;

import podium.player.figures.DecisionRule;

/**
 * The settings that turn a trained network's outputs into predictions.
 *
 * @param decision the rule by which a classifier's scores become labels, for the metrics of an epoch
 * @param flipAveraging true if the logits of each image and its mirror image are averaged
 */
public record PredictionSettings(DecisionRule decision, boolean flipAveraging) {
    static final PredictionSettings STANDARD = new PredictionSettings(new DecisionRule(0.5, false), false);
}
