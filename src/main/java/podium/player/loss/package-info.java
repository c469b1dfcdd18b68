/**
 * Takes a batch's logits and its labels, gives the loss, its gradient, and what an epoch's figures are counted
 * from.
 */
@NullMarked
package podium.player.loss;

import org.jspecify.annotations.NullMarked;
