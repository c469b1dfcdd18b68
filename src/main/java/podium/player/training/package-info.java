/**
 * Takes a recipe and a data set, gives a trained model and its history; knows nothing of what is decided from a model's
 * scores.
 */
@NullMarked
package podium.player.training;

import org.jspecify.annotations.NullMarked;
