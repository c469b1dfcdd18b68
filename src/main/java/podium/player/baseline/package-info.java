/**
 * Takes the labels and masks of the train list, gives decisions without a network: what every trained player must beat.
 * Knows nothing of competitions or scores.
 */
@NullMarked
package podium.player.baseline;

import org.jspecify.annotations.NullMarked;
