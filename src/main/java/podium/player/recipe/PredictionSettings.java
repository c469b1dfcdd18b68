package podium.player.recipe;

import podium.player.figures.DecisionRule;

/**
 * How a trained network is asked.
 *
 * @param decision which classes a classifier's scores say, in figures of epochs
 * @param flipAveraging whether each image is also seen mirrored, and the logits of both are averaged
 */
public record PredictionSettings(DecisionRule decision, boolean flipAveraging) {
    static final PredictionSettings STANDARD = new PredictionSettings(new DecisionRule(0.5, false), false);
}
