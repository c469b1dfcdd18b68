/**
 * Classification strategies: calibrations, rules and thresholds that turn class scores into decisions, tuned on
 * labelled images and judged on others.
 */
@NullMarked
package podium.player.strategy.classes;

import org.jspecify.annotations.NullMarked;
