/** Class scores and logits become decisions: thresholds, argmax, calibration, each tuned on labelled images. */
@NullMarked
package podium.player.strategy;

import org.jspecify.annotations.NullMarked;
