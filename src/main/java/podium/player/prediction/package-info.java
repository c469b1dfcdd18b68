/**
 * Predictions of trained models: class scores, logits and gradients for images, and the files that hold scores. How
 * scores become decisions is left to {@code podium.player.strategy}.
 */
@NullMarked
package podium.player.prediction;

import org.jspecify.annotations.NullMarked;
