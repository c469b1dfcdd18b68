/**
 * Takes parameters from files, the model zoo or a seed, gives those that a graph needs. Knows nothing of recipes
 * and images.
 */
@NullMarked
package podium.player.network.weights;

import org.jspecify.annotations.NullMarked;
