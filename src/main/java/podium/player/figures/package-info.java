/**
 * How good a network is after an epoch, how that changed, and which epoch is the best by it. Knows nothing of how it is
 * trained.
 */
@NullMarked
package podium.player.figures;

import org.jspecify.annotations.NullMarked;
