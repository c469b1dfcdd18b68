/**
 * Decision strategies: class scores and logits become decisions by thresholds, argmax and calibration, each tuned on
 * labelled images.
 */
@NullMarked
package podium.player.strategy;

import org.jspecify.annotations.NullMarked;
