/**
 * Takes a model and images, gives class scores and the files that hold them. Knows nothing of how they become decisions.
 */
@NullMarked
package podium.player.prediction;

import org.jspecify.annotations.NullMarked;
