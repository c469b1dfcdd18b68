/** Training: turns a recipe and a data set into a trained network and its history, with checkpoints to resume from. */
@NullMarked
package podium.player.training;

import org.jspecify.annotations.NullMarked;
