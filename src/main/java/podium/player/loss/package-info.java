/** The losses of classifiers and segmenters with their gradients, and the scores from which an epoch's metrics come. */
@NullMarked
package podium.player.loss;

import org.jspecify.annotations.NullMarked;
