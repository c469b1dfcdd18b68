/**
 * Scores of classes become decisions: calibrations, rules and thresholds, each tuned on labelled images and judged
 * on others.
 */
@NullMarked
package podium.player.strategy.classes;

import org.jspecify.annotations.NullMarked;
